package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Switches view items over to a generation that has grown: what grew becomes live, and whatever
/// was live and did not grow again goes. The watermarks stay as they are. An item and its slots are
/// switched in one transaction; a slot that is marked and not there yet is made, so that whoever
/// makes it later finds of which generation it is.
final class ItemSwitch {
    private static final int REMOVED_AT_ONCE = 100;
    private static final int TOGETHER = 100;
    private final Store store;
    private final TableSchema table;
    private final long generation;
    private final Set<String> recomputed = new HashSet<>();
    private final List<RecomputedView> recomputedViews = new ArrayList<>();

    ItemSwitch(Store store, ViewEngine engine, TableSchema table, long generation) {
        this.store = store;
        this.table = table;
        this.generation = generation;
        engine.recomputations()
                .views()
                .stream()
                .filter(view -> view.table().name().equals(table.name()))
                .forEach(view -> {
                    recomputedViews.add(view);
                    recomputed.addAll(view.attributes());
                });
    }

    /// Whether an item of the table is one of a view.
    boolean concerns(Item item) {
        return item.attributes()
                .keySet()
                .stream()
                .anyMatch(name -> Watermark.isBookkeeping(name) || table.belongsToEngine(name));
    }

    /// @return false where it was done before
    boolean switchOver(Key key) {
        recompute(key);
        Retries retries = new Retries(table.name(), key);
        boolean switched = false;
        while (true) {
            Map<Key, Item> parts = parts(key);
            List<Write.Update> updates = updates(parts);
            if (updates.isEmpty()) {
                parts.forEach(this::sweep);
                return switched;
            }
            try {
                write(updates);
                switched = true;
            } catch (ConditionFailed | UnknownOutcome _) {
                retries.next(); // It was written meanwhile: look again.
            }
        }
    }

    /// The item and its slots.
    private Map<Key, Item> parts(Key key) {
        Map<Key, Item> parts = new LinkedHashMap<>();
        Item main = find(key);
        parts.put(key, main);
        for (String attribute : main.attributes().keySet()) {
            if (attribute.startsWith(Watermark.SLOT)) {
                Key slot = Slots.key(key, attribute.substring(Watermark.SLOT.length()));
                parts.put(slot, find(slot));
            }
        }
        return parts;
    }

    private Item find(Key key) {
        return store.get(table.name(), key, Consistency.STRONG).item().orElse(Item.empty());
    }

    private List<Write.Update> updates(Map<Key, Item> parts) {
        return parts.entrySet()
                .stream()
                .filter(part -> ItemGenerations.of(part.getValue()) < generation)
                .map(part -> update(part.getKey(), part.getValue()))
                .toList();
    }

    /// The item goes with the first of its slots: from then on new ones are made right.
    private void write(List<Write.Update> updates) {
        if (updates.size() == 1) {
            store.write(updates.getFirst());
        } else {
            store.transact(updates.subList(0, Math.min(TOGETHER, updates.size())));
        }
    }

    private Write.Update update(Key key, Item found) {
        Write.Update update = Write.update(table.name(), key)
                .set(Watermark.GENERATION, generation)
                .add(Watermark.WRITES, 1);
        Map<String, Value> grown = grown(found);
        for (String name : found.attributes().keySet()) {
            if (isLive(name) && !grown.containsKey(name)) {
                update = update.remove(name);
            }
        }
        for (Map.Entry<String, Value> each : grown.entrySet()) {
            if (!found.find(each.getKey()).equals(Optional.of(each.getValue()))) {
                update = update.set(each.getKey(), each.getValue());
            }
        }
        return update.when(Condition.all(ItemGenerations.same(found, Watermark.GENERATION),
                ItemGenerations.same(found, Watermark.WRITES)));
    }

    private Map<String, Value> grown(Item found) {
        Map<String, Value> grown = new HashMap<>();
        found.attributes()
                .forEach((name, value) -> Shadow.of(generation, name)
                        .ifPresent(plain -> grown.put(plain, value)));
        return grown;
    }

    private boolean isLive(String name) {
        return table.belongsToEngine(name) && !Watermark.isBookkeeping(name)
                && !recomputed.contains(name);
    }

    /// Removes what has grown and means nothing any more.
    private void sweep(Key key, Item found) {
        List<String> shadows = found.attributes()
                .keySet()
                .stream()
                .filter(name -> Shadow.isUpTo(generation, name))
                .toList();
        for (int from = 0; from < shadows.size(); from += REMOVED_AT_ONCE) {
            Write.Update update = Write.update(table.name(), key);
            int to = Math.min(from + REMOVED_AT_ONCE, shadows.size());
            for (String name : shadows.subList(from, to)) {
                update = update.remove(name);
            }
            store.write(update);
        }
    }

    /// What no fact triggers any more is computed once more, too.
    private void recompute(Key key) {
        Item found = find(key);
        RecomputeWriter writer = new RecomputeWriter(store, _ -> {});
        for (RecomputedView view : recomputedViews) {
            if (view.attributes().stream().anyMatch(found::has)) {
                writer.apply(new Recomputations.Dependent(view, key));
            }
        }
    }
}
