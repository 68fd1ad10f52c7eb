package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.tracker.TrackerTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A range cut at the local hours: day items tell the views of its whole hours, and at most two
/// pieces of hours remain for the hit batches.
///
/// @param whole the whole hours, in order of time
/// @param rest the pieces of hours at the ends of the range
record ViewHours(List<Slot> whole, List<TimeRange> rest) {
    private static final String[] COUNTERS = counters();

    /// An hour of a local day, and its seconds.
    record Slot(LocalDate day, int hour, TimeRange time) {
        long views(Map<LocalDate, Item> days) {
            Item item = days.get(day);
            return item == null ? 0 : item.number(COUNTERS[hour]);
        }
    }

    static ViewHours of(TimeRange range, SiteCalendar calendar) {
        ViewHours hours = new ViewHours(new ArrayList<>(), new ArrayList<>());
        for (LocalDate day : calendar.days(range)) {
            hours.add(range, day, calendar.hours(day));
        }
        return hours;
    }

    private void add(TimeRange range, LocalDate day, List<TimeRange> hours) {
        for (int hour = 0; hour < hours.size(); hour++) {
            TimeRange slot = hours.get(hour);
            TimeRange part = range.and(slot);
            if (part.equals(slot)) {
                whole.add(new Slot(day, hour, slot));
            } else if (!part.isEmpty()) {
                rest.add(part);
            }
        }
    }

    /// The days that have a whole hour in the range.
    List<LocalDate> days() {
        return whole.stream().map(Slot::day).distinct().toList();
    }

    private static String[] counters() {
        String[] names = new String[26];
        for (int hour = 0; hour < names.length; hour++) {
            names[hour] = TrackerTable.HOUR + "%02d".formatted(hour);
        }
        return names;
    }
}
