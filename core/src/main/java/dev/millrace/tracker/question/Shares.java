package dev.millrace.tracker.question;

import dev.millrace.item.Item;
import dev.millrace.store.Capacity;
import dev.millrace.store.Condition;
import dev.millrace.store.SortRange;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Shares of pages on other services: each is one item beside the page's days.
public final class Shares {
    static final String SERVICE = "Service";

    private final TrackedSite tracked;
    private final RandomGenerator random;

    public Shares(TrackedSite tracked, RandomGenerator random) {
        this.tracked = tracked;
        this.random = random;
    }

    /// @param known whether the index lists the page; a share of another page is not stored
    public record Shared(boolean known, Capacity used) {}

    /// Shares by service, in the order of its name.
    public record Answer(Map<String, Long> services, Capacity used) {}

    public Shared share(String page, String service) {
        LastView.Answer seen = new LastView(tracked).of(page);
        if (!seen.isSeen()) {
            return new Shared(false, seen.used());
        }
        String sortKey = Site.SHARE + tracked.clock().instant().getEpochSecond() + "#"
                + HexFormat.of().toHexDigits(random.nextLong());
        Item item = Item.empty()
                .with(TrackerTable.PARTITION, tracked.site().pagePartition(page))
                .with(TrackerTable.SORT, sortKey)
                .with(SERVICE, service);
        Capacity write = tracked.store()
                .write(Write.put(TrackerTable.NAME, item)
                        .when(Condition.absent(TrackerTable.SORT)))
                .used();
        return new Shared(true, seen.used().plus(write));
    }

    public Answer of(String page, TimeRange range) {
        Reading reading = new Reading(tracked);
        Map<String, Long> services = new TreeMap<>();
        SortRange between = SortRange.between(Site.SHARE + range.from(), Site.SHARE + range.to());
        reading.all(Reading.partition(tracked.site().pagePartition(page)).range(between))
                .forEach(item -> services.merge(item.text(SERVICE).orElse(""), 1L, Long::sum));
        return new Answer(services, reading.used());
    }
}
