package dev.millrace.dynamodb.worker;

import java.time.Duration;

/// How often a worker does what.
///
/// @param lease how long a worker that says nothing is taken to be alive
/// @param busy pause between two reads of a shard that has changes: the longer, the more changes of
///            one item are written at once
/// @param idle longest pause between two reads of a shard that has none
/// @param window how long changes wait for others to be applied with them, unless somebody waits for
///            the views: the longer, the fewer writes
/// @param batch most changes read at once
/// @param quietReads how many reads in a row that find nothing mean that there is nothing: a page
///            may be empty before the end, and changes take a moment into the stream
public record Pace(Duration lease, Duration busy, Duration idle, Duration window, int batch,
        int quietReads) {
    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(10), Duration.ofMillis(500),
            Duration.ofSeconds(4), Duration.ZERO, 1000, 3);

    public Pace {
        if (batch < 1 || busy.isNegative() || idle.compareTo(busy) < 0
                || lease.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "pauses grow from busy over idle to the lease: " + lease + busy + idle);
        }
    }

    public Pace withWindow(Duration longest) {
        return new Pace(lease, busy, idle, longest, batch, quietReads);
    }

    /// How often leases are renewed and shards looked for.
    Duration round() {
        return lease.dividedBy(4);
    }

    /// The pause after one that found nothing.
    Duration after(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(idle) < 0 ? longer : idle;
    }
}
