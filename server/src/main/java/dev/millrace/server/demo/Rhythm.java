package dev.millrace.server.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// How many visits an hour the blog gets at an instant: quiet nights, a peak after lunch and one in
/// the evening, fewer at weekends, slow growth over the month, and one day when a post reached the
/// front page of Hacker News.
///
/// @param end where the log ends; the front page was reached eleven days and a few hours before
record Rhythm(Instant end) {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Duration LENGTH = Duration.ofDays(30);
    private static final Duration FRONT_PAGE = Duration.ofDays(11).plusHours(5);
    private static final double FRONT_PAGE_VISITS = 190;
    private static final double FRONT_PAGE_HOURS = 7;
    private static final double MEAN_VISITS = 5.6;
    /// In hundredths of the mean hour.
    private static final int[] HOURS = {52, 38, 30, 26, 28, 36, 55, 84, 112, 130, 138, 134, 128,
            142, 150, 146, 138, 124, 112, 116, 128, 132, 110, 78};

    static final double MOST_VISITS = MEAN_VISITS * 1.7 + FRONT_PAGE_VISITS;

    Instant start() {
        return end.minus(LENGTH);
    }

    double usualVisits(Instant at) {
        ZonedDateTime local = at.atZone(ZONE);
        double grown = 0.85 + 0.3 * Duration.between(start(), at).toSeconds() / LENGTH.toSeconds();
        return MEAN_VISITS * HOURS[local.getHour()] / 100 * weekday(local) * grown;
    }

    /// Rises within an hour and fades over the day after.
    double frontPageVisits(Instant at) {
        double hours = Duration.between(end.minus(FRONT_PAGE), at).toSeconds() / 3600.0;
        if (hours < 0) {
            return 0;
        }
        return FRONT_PAGE_VISITS * StrictMath.min(1, hours)
                * StrictMath.exp(-hours / FRONT_PAGE_HOURS);
    }

    private static double weekday(ZonedDateTime local) {
        DayOfWeek day = local.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 0.62 : 1;
    }
}
