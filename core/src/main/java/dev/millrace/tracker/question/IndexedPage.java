package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.tracker.TrackerTable;

/// A page as the index lists it: its views of all time, the seconds of the first and the last.
record IndexedPage(String name, long views, long first, long last) {
    static IndexedPage of(Item item) {
        return new IndexedPage(
                item.text(TrackerTable.SORT).orElseThrow(),
                item.number(TrackerTable.VIEWS),
                item.number(TrackerTable.FIRST_VIEW),
                item.number(TrackerTable.LAST_VIEW));
    }

    /// All seconds that the page was seen in.
    TimeRange span() {
        return new TimeRange(first, last + 1);
    }

    boolean isSeenIn(TimeRange range) {
        return !range.and(span()).isEmpty();
    }
}
