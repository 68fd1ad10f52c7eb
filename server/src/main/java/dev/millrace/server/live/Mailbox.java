package dev.millrace.server.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What one connection has still to look at. However slow its reader is, this does not grow beyond
/// the conversations it has.
final class Mailbox {
    private static final int MOST_PASSING = 100;

    private final Set<UUID> groups = new HashSet<>();
    private final Deque<LiveEvent> passing = new ArrayDeque<>();
    private boolean everything;
    private boolean closed;

    /// Work to do.
    ///
    /// @param everything whether any conversation may have changed
    /// @param groups conversations that changed
    /// @param passing events that are not stored
    record Letters(boolean everything, Set<UUID> groups, List<LiveEvent> passing) {}

    synchronized void changed(Set<UUID> some) {
        groups.addAll(some);
        notifyAll();
    }

    synchronized void everything() {
        everything = true;
        notifyAll();
    }

    /// The oldest go where the reader is too slow: they are out of date by then.
    synchronized void passing(LiveEvent event) {
        if (passing.size() == MOST_PASSING) {
            passing.removeFirst();
        }
        passing.addLast(event);
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /// Waits for work; nothing after so long, or when closed.
    synchronized Optional<Letters> take(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!closed && !everything && groups.isEmpty() && passing.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return closed ? Optional.empty() : Optional.of(emptied());
    }

    private Letters emptied() {
        Letters letters = new Letters(everything, Set.copyOf(groups), new ArrayList<>(passing));
        everything = false;
        groups.clear();
        passing.clear();
        return letters;
    }
}
