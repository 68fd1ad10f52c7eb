package dev.millrace.server.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/// Lines of visits that go on, until their second comes; what lies after the end of the log is
/// never written.
final class Waiting {
    private final OutputStream out;
    private final Random requestIds;
    private final PriorityQueue<Numbered> lines = new PriorityQueue<>(Comparator
            .comparingLong((Numbered n) -> n.line().epochSecond())
            .thenComparingLong(Numbered::number));
    private long added;

    Waiting(OutputStream out, Random requestIds) {
        this.out = out;
        this.requestIds = requestIds;
    }

    void add(List<AccessLine> more) {
        for (AccessLine line : more) {
            lines.add(new Numbered(line, added++));
        }
    }

    void writeBefore(long epochSecond) throws IOException {
        Numbered next = lines.peek();
        while (next != null && next.line().epochSecond() < epochSecond) {
            String text = next.line().text(requestIds.nextLong()) + "\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
            lines.remove();
            next = lines.peek();
        }
    }

    /// Lines of one second stay in the order in which they were added.
    private record Numbered(AccessLine line, long number) {}
}
