package dev.millrace.store.local;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Capacity;
import dev.millrace.store.Change;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Derivation;
import dev.millrace.store.Store.Written;
import dev.millrace.store.StoreException;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// One writing transaction of a store: it checks each write, applies it to the rows, meters it and
/// remembers its change, so that the derivation can run on all of them before the commit.
///
/// A write that fails leaves the rows as they were, so the transaction may go on.
public final class Unit {
    private final Rows rows;
    private final List<Change> changes = new ArrayList<>();
    private boolean broken;

    public Unit(Rows rows) {
        this.rows = rows;
    }

    /// @throws ConditionFailed where the condition does not hold
    public Written write(Write write) {
        Limits.checkSingle(write);
        Outcome outcome = outcome(write);
        rows.charge(write.table(), outcome.used());
        if (!outcome.holds()) {
            throw new ConditionFailed(write, 0, outcome.before(), outcome.used());
        }
        apply(outcome);
        return new Written(outcome.before(), outcome.after(), outcome.used());
    }

    /// @throws ConditionFailed where one condition does not hold
    public Capacity transact(List<? extends Write> writes) {
        List<Outcome> outcomes = writes.stream().map(this::outcome).toList();
        Limits.checkTransaction(outcomes);
        Capacity used = outcomes.stream()
                .map(this::chargedTwice)
                .reduce(Capacity.NONE, Capacity::plus);
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if (!outcome.holds()) {
                throw new ConditionFailed(outcome.write(), i, outcome.before(), used);
            }
        }
        outcomes.forEach(this::apply);
        return used;
    }

    public Capacity putAll(String table, Collection<Item> items) {
        TableSchema schema = rows.schema(table);
        items.forEach(item -> Outcome.check(schema, Write.put(table, item)));
        Limits.checkDistinct(schema, items);
        return items.stream()
                .map(item -> write(Write.put(table, item)).used())
                .reduce(Capacity.NONE, Capacity::plus);
    }

    /// Deletes an item whose time-to-live has passed.
    public void expire(String table, Key key) {
        rows.get(table, key)
                .ifPresent(item -> apply(new Change(table, key, Optional.of(item),
                        Optional.empty(), Change.Cause.EXPIRY)));
    }

    /// Runs the derivation on all changes, once, as the last thing before the commit.
    ///
    /// @throws StoreException where the store failed within a write, so that nothing may commit
    public void derive(Derivation derivation) {
        if (broken) {
            throw new StoreException("a write failed halfway, so nothing was written");
        }
        if (!changes.isEmpty()) {
            derivation.derive(List.copyOf(changes), new Derived(rows));
        }
    }

    private Outcome outcome(Write write) {
        TableSchema schema = rows.schema(write.table());
        Key key = Outcome.check(schema, write);
        return Outcome.of(schema, write, key, rows.get(write.table(), key));
    }

    private Capacity chargedTwice(Outcome outcome) {
        Capacity used = outcome.used().times(2);
        rows.charge(outcome.write().table(), used);
        return used;
    }

    private void apply(Outcome outcome) {
        if (outcome.changes()) {
            apply(outcome.change());
        }
    }

    private void apply(Change change) {
        broken = true;
        rows.apply(change);
        changes.add(change);
        broken = false;
    }
}
