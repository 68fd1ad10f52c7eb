package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Condition;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Tables;
import dev.millrace.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// A store that forgets to check revisions: the mistake of deciding an extreme from an item that
/// was read, without making sure that it is still that one.
public record RevisionBlindStore(Store store) implements Store {
    @Override
    public Written write(Write write) {
        return store.write(switch (write) {
            case Write.Update update -> update.when(without(update.condition()));
            case Write other -> other;
        });
    }

    private static Condition without(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> all) -> new Condition.All(
                    all.stream().map(RevisionBlindStore::without).toList());
            case Condition.Absent absent when isRevision(absent.attribute()) -> Condition.ALWAYS;
            case Condition.Compare compare when isRevision(compare.attribute()) -> Condition.ALWAYS;
            case Condition other -> other;
        };
    }

    private static boolean isRevision(String attribute) {
        return attribute.equals(Watermark.REVISION);
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        return store.get(table, key, consistency);
    }

    @Override
    public Page query(Query query) {
        return store.query(query);
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        return store.transact(writes);
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return store.putAll(table, items);
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return store.together(work);
    }

    @Override
    public Tables tables() {
        return store.tables();
    }

    @Override
    public void close() {
        store.close();
    }
}
