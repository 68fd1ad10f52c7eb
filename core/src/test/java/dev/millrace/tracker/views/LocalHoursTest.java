package dev.millrace.tracker.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.Site;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.RandomHits;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalHoursTest {
    @ParameterizedTest
    @CsvSource({"Europe/Zurich, 2022-10-29, 24", "Europe/Zurich, 2022-10-30, 25",
            "Europe/Zurich, 2022-03-27, 23", "Australia/Lord_Howe, 2022-10-02, 24",
            "Australia/Lord_Howe, 2022-04-03, 25", "America/Sao_Paulo, 2018-11-04, 23",
            "Asia/Kathmandu, 2022-01-01, 24", "UTC, 2022-10-30, 24"})
    void countsTheHoursThatPassInADay(ZoneId zone, LocalDate day, int hours) {
        long start = day.atStartOfDay(zone).toEpochSecond();
        long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
        Set<Integer> seen = new TreeSet<>();
        for (long second = start; second < end; second += 60) {
            LocalHours.Bucket bucket = LocalHours.Bucket.of(second, zone);
            assertThat(bucket.day()).isEqualTo(day);
            seen.add(bucket.hour());
        }

        assertThat(seen).hasSize(hours).contains(0, hours - 1);
        assertThat(LocalHours.Bucket.of(start - 1, zone).day()).isEqualTo(day.minusDays(1));
        assertThat(LocalHours.Bucket.of(end, zone)).extracting(LocalHours.Bucket::hour)
                .isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"UTC", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"})
    void putsEachRowIntoTheBucketOfItsSecond(ZoneId zone) {
        for (int hour = 0; hour < 48; hour++) {
            long start = 1_664_640_000 + hour * 3600L;
            HitBatch batch = HitBatch.of(Site.DEFAULT, "log", zone,
                    new RandomHits(new Random(hour), start).list(50));
            int row = 0;
            for (LocalHours.Segment segment : LocalHours.of(batch)) {
                assertThat(segment.from()).isEqualTo(row);
                for (; row < segment.to(); row++) {
                    LocalHours.Bucket own = LocalHours.Bucket.of(batch.columns().second(row), zone);
                    assertThat(List.of(own.day(), own.hour()))
                            .isEqualTo(List.of(segment.day(), segment.hour()));
                }
            }
            assertThat(row).isEqualTo(batch.size());
        }
    }

    @Test
    void writesHoursInTwoDigits() {
        assertThat(LocalHours.counter(7)).isEqualTo("h#07");
        assertThat(LocalHours.counter(24)).isEqualTo("h#24");
    }
}
