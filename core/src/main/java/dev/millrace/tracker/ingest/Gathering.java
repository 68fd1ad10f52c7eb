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
    /// The hour of the line before, which is mostly that of the next: none at first.
    private Hour last = new Hour(Long.MIN_VALUE);
    private int lines;

    private record Hour(long utcHour, List<Hit> hits, Set<String> sources) {
        Hour(long utcHour) {
            this(utcHour, new ArrayList<>(), new LinkedHashSet<>());
        }

        String source() {
            String first = sources.iterator().next();
            return sources.size() == 1 ? first : first + " and " + (sources.size() - 1) + " more";
        }
    }

    void add(Hit hit, String source) {
        Hour hour = hour(HitBatch.hourOf(hit.epochSecond()));
        hour.hits().add(hit);
        hour.sources().add(source);
        lines++;
    }

    private Hour hour(long utcHour) {
        if (last.utcHour() != utcHour) {
            last = hours.computeIfAbsent(utcHour, Hour::new);
        }
        return last;
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
        last = new Hour(Long.MIN_VALUE);
        lines = 0;
        return taken;
    }
}
