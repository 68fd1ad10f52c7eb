package dev.millrace.dynamodb;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Mishaps drawn by a seed; counts what it did.
final class RandomWeather implements FaultyHttp.Weather {
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem",
            "TransactWriteItems", "BatchWriteItem");
    private static final Set<String> READS = Set.of("GetItem", "Query", "Scan");

    private final Random random;
    private final List<Mishap> mishaps;
    private final Map<Mishap, Integer> done = new EnumMap<>(Mishap.class);

    RandomWeather(long seed, List<Mishap> mishaps) {
        this.random = new Random(seed);
        this.mishaps = mishaps;
    }

    @Override
    public synchronized Mishap next(String operation) {
        if (!WRITES.contains(operation) && !READS.contains(operation)) {
            return Mishap.NONE;
        }
        Mishap drawn = mishaps.get(random.nextInt(mishaps.size()));
        Mishap mishap = drawn == Mishap.CONFLICT && READS.contains(operation)
                ? Mishap.THROTTLED
                : drawn;
        done.merge(mishap, 1, Integer::sum);
        return mishap;
    }

    synchronized Map<Mishap, Integer> done() {
        return new EnumMap<>(done);
    }
}
