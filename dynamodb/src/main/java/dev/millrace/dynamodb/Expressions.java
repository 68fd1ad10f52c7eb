package dev.millrace.dynamodb;

import dev.millrace.item.Value;
import dev.millrace.store.Action;
import dev.millrace.store.Condition;
import dev.millrace.store.SortRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes conditions, key conditions, updates and projections in DynamoDB's expression language.
final class Expressions {
    private final Placeholders placeholders;

    Expressions(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /// A condition, or empty for one that always holds, which the language cannot say.
    Optional<String> condition(Condition condition) {
        return condition.equals(Condition.ALWAYS)
                ? Optional.empty()
                : Optional.of(text(condition));
    }

    String keys(String partitionName, String partition, Optional<String> sortName,
            SortRange range) {
        String one = placeholders.name(partitionName) + " = " + placeholders.value(partition);
        return sortName.flatMap(name -> range(name, range))
                .map(sort -> one + " AND " + sort)
                .orElse(one);
    }

    Optional<String> projection(Collection<String> attributes) {
        return attributes.isEmpty()
                ? Optional.empty()
                : Optional.of(attributes.stream()
                        .map(placeholders::name)
                        .collect(Collectors.joining(", ")));
    }

    /// An update, or empty for one without actions. An expression may have 4 KB, which is some 300
    /// counters; inside a map `ADD` does not reach, and each takes four times as much.
    Optional<String> update(List<Action> actions) {
        List<String> sets = new ArrayList<>();
        List<String> removals = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        actions.forEach(action -> {
            String path = placeholders.path(action.path());
            switch (action) {
                case Action.Add add when add.path().names().size() == 1 ->
                    sums.add(path + " " + placeholders.value(add.delta()));
                case Action.Add add -> sets.add(path + " = if_not_exists(" + path + ", "
                        + placeholders.value(Value.of(0)) + ") + "
                        + placeholders.value(add.delta()));
                case Action.Set set -> sets.add(path + " = " + placeholders.value(set.value()));
                case Action.SetIfAbsent set -> sets.add(path + " = if_not_exists(" + path + ", "
                        + placeholders.value(set.value()) + ")");
                case Action.Remove _ -> removals.add(path);
            }
        });
        List<String> clauses = new ArrayList<>();
        clause("SET ", sets).ifPresent(clauses::add);
        clause("REMOVE ", removals).ifPresent(clauses::add);
        clause("ADD ", sums).ifPresent(clauses::add);
        return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", clauses));
    }

    private static Optional<String> clause(String keyword, List<String> parts) {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(keyword + String.join(",", parts));
    }

    private Optional<String> range(String sortName, SortRange range) {
        return switch (range) {
            case SortRange.All() -> Optional.empty();
            case SortRange.Prefix(String prefix) -> Optional.of("begins_with("
                    + placeholders.name(sortName) + ", " + placeholders.value(prefix) + ")");
            case SortRange.Between(String first, String last) -> between(sortName, first, last);
            case SortRange.AtLeast(String first) when first.isEmpty() -> Optional.empty();
            case SortRange.AtLeast(String first) -> compared(sortName, ">=", first);
            case SortRange.LessThan(String end) -> compared(sortName, "<", end);
        };
    }

    /// No key is empty, and DynamoDB refuses to compare one with an empty text.
    private Optional<String> between(String sortName, String first, String last) {
        if (first.isEmpty()) {
            return compared(sortName, "<=", last);
        }
        return first.equals(last)
                ? compared(sortName, "=", first)
                : Optional.of(placeholders.name(sortName) + " BETWEEN " + placeholders.value(first)
                        + " AND " + placeholders.value(last));
    }

    private Optional<String> compared(String name, String sign, String text) {
        return Optional.of(placeholders.name(name) + " " + sign + " " + placeholders.value(text));
    }

    private String text(Condition condition) {
        return switch (condition) {
            case Condition.Exists(String name) ->
                "attribute_exists(" + placeholders.name(name) + ")";
            case Condition.Absent(String name) ->
                "attribute_not_exists(" + placeholders.name(name) + ")";
            case Condition.Compare(String name, Condition.Relation relation, Value value) ->
                placeholders.name(name) + " " + sign(relation) + " " + placeholders.value(value);
            case Condition.All(List<Condition> all) -> joined(all, " AND ");
            case Condition.Any(List<Condition> any) -> joined(any, " OR ");
            case Condition.Not(Condition inner) -> "NOT (" + text(inner) + ")";
        };
    }

    /// DynamoDB refuses parentheses that it could do without, and has no words for true and false.
    private String joined(List<Condition> conditions, String word) {
        if (conditions.isEmpty()) {
            Condition any = Condition.exists("any");
            return joined(List.of(any, Condition.not(any)),
                    word.equals(" AND ") ? " OR " : " AND ");
        }
        if (conditions.size() == 1) {
            return text(conditions.getFirst());
        }
        return conditions.stream().map(this::operand).collect(Collectors.joining(word));
    }

    private String operand(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> all) -> operand(condition, all);
            case Condition.Any(List<Condition> any) -> operand(condition, any);
            case Condition single -> text(single);
        };
    }

    private String operand(Condition condition, List<Condition> parts) {
        return parts.size() == 1
                ? operand(parts.getFirst())
                : "(" + text(condition) + ")";
    }

    private static String sign(Condition.Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
        };
    }
}
