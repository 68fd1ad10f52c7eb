package dev.millrace.tracker.hits;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Hits of one UTC hour, as odd as logs can make them; the same for the same generator.
public final class RandomHits {
    private static final List<String> TEXTS = List.of("", "a", "blog/x/", "Zürich/ñ", "日本/🙂/",
            "x".repeat(900), "a\u0000b", "a#b");
    private static final long[] BYTES = {0, 1, 255, 256, 65_535, 65_536, 1L << 32, Long.MAX_VALUE};
    private final RandomGenerator random;
    private final long start;

    /// @param start first second of the hour
    public RandomHits(RandomGenerator random, long start) {
        this.random = random;
        this.start = start;
    }

    public List<Hit> list(int count) {
        return IntStream.range(0, count).mapToObj(_ -> next()).toList();
    }

    private Hit next() {
        Hit.Kind[] kinds = Hit.Kind.values();
        return new Hit(start + random.nextInt(HitBatch.HOUR_SECONDS),
                random.nextLong() >>> 16, kinds[random.nextInt(kinds.length)], text(),
                random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(3),
                new Origin(text(), text(), random.nextBoolean()),
                new Agent(text(), text(), text(), text()), text(),
                random.nextInt(600), BYTES[random.nextInt(BYTES.length)],
                new Campaign(text(), "", text(), "", text()));
    }

    private String text() {
        return random.nextInt(20) == 0
                ? "t" + random.nextInt(1000)
                : TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
