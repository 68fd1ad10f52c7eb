package dev.millrace.store;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import java.util.ArrayList;
import java.util.List;

/// A write of one item, done only if its condition holds for what stands there.
public sealed interface Write {
    String table();

    Condition condition();

    static Put put(String table, Item item) {
        return new Put(table, item, Condition.ALWAYS);
    }

    static Update update(String table, Key key) {
        return new Update(table, key, List.of(), Condition.ALWAYS);
    }

    static Delete delete(String table, Key key) {
        return new Delete(table, key, Condition.ALWAYS);
    }

    /// Puts the item in place of whatever has its key.
    record Put(String table, Item item, Condition condition) implements Write {
        public Put when(Condition required) {
            return new Put(table, item, required);
        }
    }

    /// Changes attributes of an item, which comes into being if it was absent. The actions are
    /// applied in their order; no two of them may name the same attribute or one inside the other.
    record Update(String table, Key key, List<Action> actions,
            Condition condition) implements Write {
        public Update {
            actions = List.copyOf(actions);
        }

        /// Adds to a number, which is 0 where absent.
        public Update add(String attribute, long delta) {
            return also(new Action.Add(Path.of(attribute), Value.of(delta)));
        }

        public Update set(String attribute, Value value) {
            return also(new Action.Set(Path.of(attribute), value));
        }

        public Update set(String attribute, String text) {
            return set(attribute, Value.of(text));
        }

        public Update set(String attribute, long number) {
            return set(attribute, Value.of(number));
        }

        public Update remove(String attribute) {
            return also(new Action.Remove(Path.of(attribute)));
        }

        public Update also(Action action) {
            List<Action> more = new ArrayList<>(actions);
            more.add(action);
            return new Update(table, key, more, condition);
        }

        public Update when(Condition required) {
            return new Update(table, key, actions, required);
        }
    }

    /// Deletes the item; nothing happens where there is none.
    record Delete(String table, Key key, Condition condition) implements Write {
        public Delete when(Condition required) {
            return new Delete(table, key, required);
        }
    }

    /// Writes nothing: a condition that a transaction depends on. Only in [Store#transact].
    record Check(String table, Key key, Condition condition) implements Write {}
}
