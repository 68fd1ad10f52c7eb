package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.store.Capacity;
import dev.millrace.tracker.TrackerTable;
import java.time.Instant;
import java.util.Optional;

/// When a page was seen last, when first, and how often: one read of its index item.
public final class LastView {
    private final TrackedSite tracked;

    public LastView(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// @param first empty, like `last`, where the page has no views
    public record Answer(Optional<Instant> first, Optional<Instant> last, long views,
            Capacity used) {
        public boolean isSeen() {
            return views > 0;
        }

        /// From the first view to the last.
        public Optional<TimeRange> span() {
            return first.flatMap(start -> last
                    .map(end -> new TimeRange(start.getEpochSecond(), end.getEpochSecond() + 1)));
        }
    }

    public Answer of(String page) {
        Reading reading = new Reading(tracked);
        Optional<Item> item = reading.get(tracked.site().index(page))
                .filter(found -> found.number(TrackerTable.VIEWS) > 0);
        return new Answer(
                item.map(found -> time(found, TrackerTable.FIRST_VIEW)),
                item.map(found -> time(found, TrackerTable.LAST_VIEW)),
                item.map(found -> found.number(TrackerTable.VIEWS)).orElse(0L),
                reading.used());
    }

    private static Instant time(Item item, String attribute) {
        return Instant.ofEpochSecond(item.number(attribute));
    }
}
