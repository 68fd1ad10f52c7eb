package dev.millrace.tracker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.log.Formats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Import of a real log of 10,000 lines, against a count by regular expressions.
class RealLogTest {
    private static final byte[] LOG = Tracked.realLog();
    private static final IndependentCount COUNT = IndependentCount.of(LOG);
    @TempDir
    private Path folder;
    private Tracked tracked;
    private ImportReport report;

    @BeforeEach
    void importOnce() {
        tracked = new Tracked(folder);
        report = tracked.run(Tracked.source("access.log", LOG));
    }

    @AfterEach
    void close() {
        tracked.close();
    }

    @Test
    void accountsForEveryLine() {
        assertThat(report.lines()).isEqualTo(10_000);
        assertThat(report.duplicates() + report.expired() + report.rejected()).isZero();
        assertThat(report.views()).isEqualTo(COUNT.views().size());
    }

    @Test
    void countsThePagesAsRegularExpressionsDo() {
        assertThat(tracked.pageViews()).isEqualTo(COUNT.by(IndependentCount.View::page));
    }

    @Test
    void countsTheDaysAndHoursAsRegularExpressionsDo() {
        Map<String, Long> hours = new TreeMap<>();
        tracked.siteDays()
                .forEach((day, item) -> item.attributes()
                        .keySet()
                        .stream()
                        .filter(name -> name.startsWith(TrackerTable.HOUR))
                        .forEach(name -> hours.put(day + " " + name, item.number(name))));

        assertThat(hours)
                .isEqualTo(COUNT.by(view -> "%s h#%02d".formatted(view.time().toLocalDate(),
                        view.time().getHour())));
    }

    @Test
    void countsTheDaysOfAPageAsRegularExpressionsDo() {
        String page = COUNT.by(IndependentCount.View::page)
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        Map<LocalDate, Long> days = COUNT.views()
                .stream()
                .filter(view -> view.page().equals(page))
                .collect(Collectors.groupingBy(view -> view.time().toLocalDate(), TreeMap::new,
                        Collectors.counting()));

        assertThat(tracked.pageDays(page)).isEqualTo(days);
        Item index = tracked.page(page);
        assertThat(index.number(TrackerTable.FIRST_VIEW)).isEqualTo(COUNT.seconds(page).getMin());
        assertThat(index.number(TrackerTable.LAST_VIEW)).isEqualTo(COUNT.seconds(page).getMax());
    }

    @Test
    void countsReferringHostsAsRegularExpressionsDo() {
        Map<String, Long> hosts = tracked.batches(LocalDate.of(2015, 5, 16),
                LocalDate.of(2015, 5, 22))
                .stream()
                .flatMap(batch -> batch.hits().stream())
                .filter(hit -> hit.kind() == Hit.Kind.VIEW)
                .map(hit -> hit.origin().referrer().replaceFirst("^www\\.", "").split("[/:]", 2)[0])
                .collect(Collectors.groupingBy(host -> host, TreeMap::new, Collectors.counting()));

        assertThat(hosts).containsAllEntriesOf(COUNT.by(IndependentCount.View::referringHost));
    }

    @Test
    void addsUpInEveryCounterOfADay() {
        tracked.siteDays().forEach((day, item) -> {
            for (String kind : List.of(TrackerTable.HOUR, TrackerTable.BROWSER,
                    TrackerTable.SYSTEM,
                    TrackerTable.DEVICE, TrackerTable.COUNTRY)) {
                assertThat(sum(item, kind)).as(kind).isEqualTo(item.number(TrackerTable.VIEWS));
            }
            assertThat(sum(item, TrackerTable.STATUS)).isEqualTo(sum(item, TrackerTable.KIND));
        });
        assertThat(tracked.siteDays()
                .values()
                .stream()
                .mapToLong(item -> sum(item, TrackerTable.KIND))
                .sum()).isEqualTo(10_000);
        assertThat(tracked.siteDays()
                .values()
                .stream()
                .mapToLong(item -> item.number(TrackerTable.BYTES))
                .sum())
                .isEqualTo(COUNT.bytes());
    }

    private static long sum(Item item, String prefix) {
        return item.attributes()
                .keySet()
                .stream()
                .filter(name -> name.startsWith(prefix))
                .mapToLong(item::number)
                .sum();
    }

    @Test
    void changesNothingWhenImportedAgainRenamedGzippedAndSliced() {
        Map<String, Object> figures = tracked.figures();

        assertThat(tracked.run(Tracked.source("renamed.log", LOG)).duplicates()).isEqualTo(10_000);
        assertThat(tracked.run(Tracked.source("access.log.gz", Tracked.gzip(LOG))).duplicates())
                .isEqualTo(10_000);
        List<LogSource> slices = overlappingSlices();
        ImportReport sliced = tracked.importer().run(slices);

        assertThat(sliced.duplicates()).isEqualTo(sliced.lines()).isGreaterThan(10_000);
        assertThat(tracked.figures()).isEqualTo(figures);
    }

    @Test
    void givesTheSameFiguresFromOverlappingSlicesAlone(@TempDir Path other) {
        try (Tracked sliced = new Tracked(other)) {
            ImportReport fromSlices = sliced.importer().run(overlappingSlices());

            assertThat(fromSlices.stored()).isEqualTo(10_000);
            assertThat(sliced.figures()).isEqualTo(tracked.figures());
        }
    }

    /// Seven slices that share 500 lines with the next, in a shuffled order.
    private static List<LogSource> overlappingSlices() {
        List<String> lines = new String(LOG, StandardCharsets.ISO_8859_1).lines().toList();
        List<LogSource> slices = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            int from = i * lines.size() / 7;
            int to = Math.min(lines.size(), (i + 1) * lines.size() / 7 + 500);
            slices.add(Tracked.source("slice-" + i, (String.join("\n", lines.subList(from, to))
                    + "\n").getBytes(StandardCharsets.ISO_8859_1)));
        }
        Collections.shuffle(slices, new Random(7));
        return slices;
    }

    @Test
    void givesTheSameFiguresFedAsItGrows(@TempDir Path other) throws IOException {
        try (Tracked growing = new Tracked(other);
                TailImporter tail = new TailImporter(growing.store, Tracked.SITE,
                        Tracked.tools(Tracked.NOW), Formats.named("auto"))) {
            Random random = new Random(3);
            ImportReport fed = ImportReport.NONE;
            int size = 0;
            while (size < LOG.length) {
                size = Math.min(LOG.length, size + 1 + random.nextInt(40_000));
                WatchedFile file = tail.find("1-42", "access.log");
                fed = fed.plus(tail.feed(file, from(file.offset(), size), ImportListener.SILENT)
                        .report());
            }

            assertThat(tail.find("1-42", "access.log").offset()).isEqualTo(LOG.length);
            assertThat(fed).isEqualTo(report);
            assertThat(growing.figures()).isEqualTo(tracked.figures());
        }
    }

    private static InputStream from(long offset, int size) {
        return new ByteArrayInputStream(Arrays.copyOfRange(LOG, (int) offset, size));
    }
}
