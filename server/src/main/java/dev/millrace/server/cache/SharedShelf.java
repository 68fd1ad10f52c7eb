package dev.millrace.server.cache;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A shelf on a Valkey or Redis server, which several processes share. A topic is a hash: its
/// generation, and an answer for each question. The whole of it expires once its generation is as
/// old as an answer may become.
///
/// What could not be forgotten, because the server was away, is not asked for until it was. Other
/// processes may find it meanwhile, until it expires.
final class SharedShelf implements Shelf {
    private static final String GENERATION = "@generation";
    private static final int MOST_OWED = 10_000;
    private static final int MOST_BYTES = 256 * 1024;
    /// The topic's generation; one begins if there was none.
    private static final String BEGIN = """
            if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 1 then
              redis.call('PEXPIRE', KEYS[1], ARGV[3])
            end
            return redis.call('HGET', KEYS[1], ARGV[1])""";
    /// Keeps an answer if its generation still is the topic's.
    private static final String KEEP = """
            if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then
              return redis.call('HSET', KEYS[1], ARGV[3], ARGV[4])
            end
            return 0""";

    private final CacheLink link;
    private final Duration ttl;
    private final InstantSource clock;
    private final Map<String, UUID> owed = new ConcurrentHashMap<>();
    private volatile long closedUntil;

    SharedShelf(RedisURI address, Duration ttl, CacheMetrics metrics, InstantSource clock) {
        this.link = new CacheLink(address, metrics, clock);
        this.ttl = ttl;
        this.clock = clock;
    }

    @Override
    public Lookup find(String topic, String question) {
        if (clock.millis() < closedUntil || !isSettled(topic)) {
            return Lookup.NOTHING;
        }
        return link.call((server, run) -> server.hmget(name(run, topic), GENERATION, question))
                .map(found -> lookup(topic, found))
                .orElse(Lookup.NOTHING);
    }

    private Lookup lookup(String topic, List<KeyValue<String, String>> found) {
        Optional<Kept> kept = found.get(1).optional().flatMap(ItemCodec::read);
        Optional<String> generation = found.get(0)
                .optional()
                .or(() -> kept.isPresent() ? Optional.empty() : begin(topic));
        return new Lookup(kept, generation);
    }

    private Optional<String> begin(String topic) {
        return link.call((server, run) -> server.<String>eval(BEGIN, ScriptOutputType.VALUE,
                new String[]{name(run, topic)}, GENERATION, UUID.randomUUID().toString(),
                String.valueOf(ttl.toMillis())));
    }

    @Override
    public void keep(String topic, String question, String generation, Kept kept) {
        String answer = ItemCodec.write(kept);
        if (answer.length() <= MOST_BYTES) {
            var _ = link.call((server, run) -> server.<Long>eval(KEEP, ScriptOutputType.INTEGER,
                    new String[]{name(run, topic)}, GENERATION, generation, question, answer));
        }
    }

    @Override
    public void forget(Collection<String> topics) {
        if (topics.isEmpty() || wipe(topics)) {
            return;
        }
        topics.forEach(topic -> owed.put(topic, UUID.randomUUID()));
        if (owed.size() > MOST_OWED) {
            forgetAll();
        }
    }

    /// Asks for nothing until everything that is there has expired.
    @Override
    public void forgetAll() {
        closedUntil = clock.millis() + ttl.toMillis();
        owed.clear();
    }

    /// Whether everything was forgotten that this topic says; catches up with what is owed.
    private boolean isSettled(String topic) {
        if (owed.isEmpty()) {
            return true;
        }
        Map<String, UUID> debt = Map.copyOf(owed);
        if (wipe(debt.keySet())) {
            debt.forEach(owed::remove);
        }
        return !owed.containsKey(topic);
    }

    private boolean wipe(Collection<String> topics) {
        return link.call((server, run) -> server.del(
                topics.stream().map(topic -> name(run, topic)).toArray(String[]::new)))
                .isPresent();
    }

    private static String name(String run, String topic) {
        return "millrace:" + run + ":" + topic;
    }

    @Override
    public void close() {
        link.close();
    }
}
