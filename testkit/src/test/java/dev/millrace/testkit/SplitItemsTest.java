package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.Consistency;
import dev.millrace.store.Derivation;
import dev.millrace.store.Write;
import dev.millrace.view.Difference;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What many shards that come and go leave behind on one item.
class SplitItemsTest {
    private static final int DAYS = 12;
    private final HandClock clock = new HandClock(Instant.parse("2022-10-20T00:00:00Z"));
    private final MemoryStore store = new MemoryStore(clock, Derivation.NONE);
    private final ViewEngine engine = SampleViews.counters();

    @Test
    void slotsOfShardsThatEndedLongAgoAreFoldedBack() {
        List.of(SampleViews.FACTS, SampleViews.OPEN_OWNERS, ViewTable.SCHEMA)
                .forEach(store.tables()::create);
        StreamApplier applier = new StreamApplier(store, engine, clock, 2);
        Delivery delivery = new Delivery(store.changes("Facts"), applying(applier),
                new SplittableRandom(1));
        long most = 0;
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < 8; i++) {
                store.write(Write.put("Facts", fact(day, i)));
            }
            delivery.deliverAll();
            most = Math.max(most, slots());
            rollOver();
            delivery.deliverAll();
            clock.advance(Duration.ofHours(20));
            applier.retireShards();
        }
        assertThat(most).as("slots at one time").isBetween(3L, 24L);
        assertThat(store.tables().scan("Owners", Optional.empty(), 1000).items())
                .as("items and slots")
                .hasSizeLessThan(30);
        assertThat(Difference.between(store, store, engine, SampleViews.OWNERS)).isEmpty();
    }

    /// Every open shard is closed, and one child of it goes on with half of its keys each.
    private void rollOver() {
        MemoryStream stream = store.changes("Facts");
        stream.shards()
                .stream()
                .filter(shard -> !shard.closed())
                .limit(4)
                .map(ChangeStream.Shard::id)
                .forEach(stream::split);
    }

    private long slots() {
        return store.get("Owners", Key.of("everybody"), Consistency.STRONG)
                .item()
                .orElse(Item.empty())
                .attributes()
                .keySet()
                .stream()
                .filter(name -> name.startsWith("w#slot."))
                .count();
    }

    private static Item fact(int day, int number) {
        return SampleViews.FACTS.itemOf(Key.of("p" + number, "f" + day))
                .with("Owner", "o1")
                .with("Category", "c1")
                .with("Amount", 3)
                .with("Time", day);
    }

    private static Delivery.Applier applying(StreamApplier applier) {
        return new Delivery.Applier() {
            @Override
            public void apply(String shard, List<ChangeStream.ChangeRecord> batch) {
                applier.apply(shard, batch);
            }

            @Override
            public void finish(String shard) {
                applier.finish(shard);
            }
        };
    }
}
