package dev.millrace.server.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// A shelf in this process's memory, of at most so many bytes.
final class LocalShelf implements Shelf {
    private static final int MOST_TOPICS = 100_000;
    private static final int ENTRY_BYTES = 200;

    private final Cache<String, String> generations;
    private final Cache<Place, Kept> places;

    LocalShelf(Duration ttl, long mostBytes, Ticker ticker) {
        generations = Caffeine.newBuilder().maximumSize(MOST_TOPICS).build();
        places = Caffeine.newBuilder()
                .expireAfterWrite(ttl)
                .ticker(ticker)
                .maximumWeight(mostBytes)
                .weigher((Place place, Kept kept) -> ENTRY_BYTES + place.question().length()
                        + kept.bytes())
                .build();
    }

    private record Place(String generation, String question) {}

    @Override
    public Lookup find(String topic, String question) {
        String generation = generations.get(topic, _ -> UUID.randomUUID().toString());
        return new Lookup(
                Optional.ofNullable(places.getIfPresent(new Place(generation, question))),
                Optional.of(generation));
    }

    @Override
    public void keep(String topic, String question, String generation, Kept kept) {
        places.put(new Place(generation, question), kept);
    }

    @Override
    public void forget(Collection<String> topics) {
        generations.invalidateAll(topics);
    }

    @Override
    public void forgetAll() {
        generations.invalidateAll();
    }

    @Override
    public void close() {
        places.invalidateAll();
    }
}
