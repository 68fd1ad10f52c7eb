package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.Optional;
import java.util.SplittableRandom;

/// A random history of sample facts: puts, updates, moves between owners, deletes, identical
/// writes, poison and, if wanted, expiries. It is done to a store and, without the expiries, to a
/// twin: what expired there stays here under another key, so that the twin's facts are those
/// that count.
public final class SampleHistory {
    private static final int IDS = 3;
    private static final int OWNERS = 3;
    private final MemoryStore store;
    private final Store twin;
    private final SplittableRandom random;
    private final HandClock clock;
    private final boolean expiring;
    private int expired;

    public SampleHistory(MemoryStore store, Store twin, HandClock clock, SplittableRandom random,
            boolean expiring) {
        this.store = store;
        this.twin = twin;
        this.clock = clock;
        this.random = random;
        this.expiring = expiring;
    }

    /// Does something to one fact.
    public void step() {
        Key key = Key.of("p" + random.nextInt(SampleViews.PARTITIONS), "f" + random.nextInt(IDS));
        Optional<Item> old = store.get("Facts", key, Consistency.STRONG).item();
        switch (random.nextInt(10)) {
            case 0, 1 -> delete(key);
            case 2 -> old.ifPresent(this::put);
            case 3 -> old.ifPresent(fact -> put(fact.with("Owner", owner())));
            case 4 -> old.ifPresent(fact -> put(fact.with("Time", random.nextInt(20))));
            case 5 -> expire(key, old);
            case 6 -> put(fact(key).with("Amount", "poison"));
            default -> put(fact(key));
        }
    }

    private Item fact(Key key) {
        return SampleViews.FACTS.itemOf(key)
                .with("Owner", owner())
                .with("Category", "c" + random.nextInt(3))
                .with("Amount", random.nextInt(1, 50))
                .with("Time", random.nextInt(20));
    }

    private String owner() {
        return "o" + random.nextInt(OWNERS);
    }

    private void put(Item fact) {
        store.write(Write.put("Facts", fact));
        twin.write(Write.put("Facts", fact));
    }

    private void delete(Key key) {
        store.write(Write.delete("Facts", key));
        twin.write(Write.delete("Facts", key));
    }

    private void expire(Key key, Optional<Item> old) {
        if (!expiring || old.isEmpty()) {
            return;
        }
        long past = clock.instant().getEpochSecond() - 1;
        store.write(Write.update("Facts", key).set("ExpiresAt", Value.of(past)));
        store.expire();
        expired++;
        twin.write(Write.delete("Facts", key));
        twin.write(Write.put("Facts", old.get().with("Id", "expired" + expired)));
    }
}
