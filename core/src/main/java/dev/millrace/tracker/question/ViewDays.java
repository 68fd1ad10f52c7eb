package dev.millrace.tracker.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A range cut at the local days: month items tell the views of a page on its whole days, and at
/// most two pieces of days remain for the hit batches.
///
/// @param whole the whole days, in order of time
/// @param rest the pieces of days at the ends of the range
record ViewDays(List<LocalDate> whole, List<TimeRange> rest) {
    static ViewDays of(TimeRange range, SiteCalendar calendar) {
        ViewDays days = new ViewDays(new ArrayList<>(), new ArrayList<>());
        for (LocalDate day : calendar.days(range)) {
            if (calendar.holdsWhole(range, day)) {
                days.whole.add(day);
            } else {
                days.rest.add(range.and(calendar.range(day)));
            }
        }
        return days;
    }

    /// The views on the whole days.
    long views(Map<LocalDate, Long> byDay) {
        return whole.stream().mapToLong(day -> byDay.getOrDefault(day, 0L)).sum();
    }
}
