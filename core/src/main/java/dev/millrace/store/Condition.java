package dev.millrace.store;

import dev.millrace.item.Item;
import dev.millrace.item.Utf8;
import dev.millrace.item.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What must hold of the item that stands at a write's key, an absent item having no attributes.
/// Comparisons are of top-level attributes with a value of the same type; of different types, or
/// with an absent attribute, none but `NOT_EQUAL` holds, as on DynamoDB.
public sealed interface Condition {
    Condition ALWAYS = new All(List.of());

    boolean holdsFor(Item item);

    static Condition exists(String attribute) {
        return new Exists(attribute);
    }

    static Condition absent(String attribute) {
        return new Absent(attribute);
    }

    static Condition equal(String attribute, Value value) {
        return new Compare(attribute, Relation.EQUAL, value);
    }

    static Condition compare(String attribute, Relation relation, Value value) {
        return new Compare(attribute, relation, value);
    }

    static Condition all(Condition... conditions) {
        return new All(List.of(conditions));
    }

    static Condition any(Condition... conditions) {
        return new Any(List.of(conditions));
    }

    static Condition not(Condition condition) {
        return new Not(condition);
    }

    /// How an attribute stands to the value given.
    enum Relation {
        EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST
    }

    record Exists(String attribute) implements Condition {
        @Override
        public boolean holdsFor(Item item) {
            return item.has(attribute);
        }
    }

    record Absent(String attribute) implements Condition {
        @Override
        public boolean holdsFor(Item item) {
            return !item.has(attribute);
        }
    }

    record Compare(String attribute, Relation relation, Value value) implements Condition {
        @Override
        public boolean holdsFor(Item item) {
            Optional<Value> found = item.find(attribute);
            return switch (relation) {
                case EQUAL -> found.filter(value::equals).isPresent();
                case NOT_EQUAL -> found.filter(value::equals).isEmpty();
                case LESS -> order(found).filter(sign -> sign < 0).isPresent();
                case AT_MOST -> order(found).filter(sign -> sign <= 0).isPresent();
                case GREATER -> order(found).filter(sign -> sign > 0).isPresent();
                case AT_LEAST -> order(found).filter(sign -> sign >= 0).isPresent();
            };
        }

        private Optional<Integer> order(Optional<Value> found) {
            return found.flatMap(each -> order(each, value));
        }

        private static Optional<Integer> order(Value a, Value b) {
            if (a instanceof Value.Num x && b instanceof Value.Num y) {
                return Optional.of(x.value().compareTo(y.value()));
            }
            if (a instanceof Value.Text x && b instanceof Value.Text y) {
                return Optional.of(Utf8.ORDER.compare(x.value(), y.value()));
            }
            if (a instanceof Value.Binary x && b instanceof Value.Binary y) {
                return Optional.of(Arrays.compareUnsigned(x.value(), y.value()));
            }
            return Optional.empty();
        }
    }

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holdsFor(Item item) {
            return conditions.stream().allMatch(each -> each.holdsFor(item));
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holdsFor(Item item) {
            return conditions.stream().anyMatch(each -> each.holdsFor(item));
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holdsFor(Item item) {
            return !condition.holdsFor(item);
        }
    }
}
