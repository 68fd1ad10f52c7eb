package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Action;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Path;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.store.Write;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The writes of one shard's batch to view items.
///
/// @param shard short id of the shard
/// @param retired short ids of the shards whose watermarks may be dropped
/// @param mostWatermarks beyond as many, an item of counters is split
record ItemWrites(Store store, String shard, Set<String> retired, int mostWatermarks,
        ItemGenerations generations) {
    ItemWrites {
        retired = Set.copyOf(retired);
    }

    /// What a group comes to for an item of a generation, and in the next one if that grows there.
    Tally net(Groups.Group group, long generation) {
        Tally net = Step.net(group.steps(), generation);
        Generation table = generations.of(group.table().name());
        if (!table.growsOn(generation)) {
            return net;
        }
        Tally both = new Contributions().at(group.key());
        both.absorb(net);
        both.absorb(Step.net(group.steps(), table.next()).renamed(Shadow.prefix(table.next())));
        return both;
    }

    /// The update that adds a group's amounts and moves the watermark past it, as yet
    /// without condition.
    Write.Update update(Groups.Group group, Tally net, long generation) {
        Write.Update update = of(generation, Write.update(group.table().name(), group.key())
                .add(Watermark.WRITES, 1));
        for (Map.Entry<String, Tally.Amount> each : net.amounts().entrySet()) {
            if (each.getValue().value != 0) {
                update = update.also(new Action.Add(CounterName.path(each.getKey()),
                        Value.of(each.getValue().value)));
            }
        }
        return update.set(Watermark.of(shard), Watermark.value(group.last()));
    }

    private static Write.Update of(long generation, Write.Update update) {
        return generation > 0 ? update.set(Watermark.GENERATION, generation) : update;
    }

    /// The item as it stands.
    Optional<Item> read(Groups.Group group) {
        return find(group.table().name(), group.key());
    }

    Optional<Item> find(String table, Key key) {
        return store.get(table, key, Consistency.STRONG).item();
    }

    /// The item that made a write fail, or as it stands where nobody knows whether it was done: its
    /// watermark tells.
    Optional<Item> found(Groups.Group group, StoreException failure) {
        return failure instanceof ConditionFailed refused ? refused.found() : read(group);
    }

    /// Makes the maps that counters are to be kept in, on an item of this generation.
    void makeMaps(Groups.Group group, Tally net, long generation) {
        Set<String> maps = new HashSet<>();
        net.amounts()
                .keySet()
                .stream()
                .filter(CounterName::isInMap)
                .forEach(name -> maps.add(CounterName.path(name).names().getFirst()));
        for (String map : maps) {
            Write.Update update = of(generation, Write.update(group.table().name(), group.key()))
                    .also(new Action.SetIfAbsent(Path.of(map), new Value.Mapping(Map.of())));
            store.write(update.when(ItemGenerations.is(group.table(), generation)));
        }
    }

    /// Drops watermarks of retired shards.
    ///
    /// @return how many watermarks are left
    long dropRetired(String table, Key key, Item item) {
        Write.Update update = Write.update(table, key);
        long left = 0;
        for (String attribute : item.attributes().keySet()) {
            Optional<String> marked = Watermark.shortId(attribute);
            if (marked.filter(retired::contains).isPresent()) {
                update = update.remove(attribute);
            } else if (marked.isPresent()) {
                left++;
            }
        }
        if (!update.actions().isEmpty()) {
            store.write(update);
        }
        return left;
    }
}
