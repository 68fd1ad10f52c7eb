package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.hits.HitBatch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Lines read and not stored yet, by UTC hour. Small sources of one hour share a batch.
final class Gathering {
    private final Map<Long, Hour> hours = new TreeMap<>();
    private int lines;

    private record Hour(List<Hit> hits, Set<String> sources) {
        String source() {
            String first = sources.iterator().next();
            return sources.size() == 1 ? first : first + " and " + (sources.size() - 1) + " more";
        }
    }

    void add(Hit hit, String source) {
        Hour hour = hours.computeIfAbsent(HitBatch.hourOf(hit.epochSecond()),
                _ -> new Hour(new ArrayList<>(), new LinkedHashSet<>()));
        hour.hits().add(hit);
        hour.sources().add(source);
        lines++;
    }

    int lines() {
        return lines;
    }

    /// Hands over all lines, oldest hour first, and forgets them.
    List<HourHits> take() {
        List<HourHits> taken = new ArrayList<>();
        hours.forEach((hour, gathered) -> taken.add(
                new HourHits(hour, gathered.source(), gathered.hits())));
        hours.clear();
        lines = 0;
        return taken;
    }
}
