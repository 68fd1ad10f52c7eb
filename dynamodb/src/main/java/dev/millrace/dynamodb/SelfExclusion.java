package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Action;
import dev.millrace.store.Condition;
import dev.millrace.store.Path;
import dev.millrace.store.Write;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether an update, once done, makes its own condition false, whatever else the item holds: then
/// it cannot be done twice by being sent twice. Such is every update that moves a revision or a
/// watermark which it requires to be older.
final class SelfExclusion {
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Set<String> absent = new HashSet<>();

    private SelfExclusion(Item keys) {
        keys.attributes().forEach(this::know);
    }

    static boolean of(TableSchema schema, Write.Update update) {
        SelfExclusion after = new SelfExclusion(schema.itemOf(update.key()));
        update.actions().forEach(after::learn);
        return after.holds(update.condition()).filter(truth -> !truth).isPresent();
    }

    private void learn(Action action) {
        Path path = action.path();
        String name = path.names().getFirst();
        boolean whole = path.names().size() == 1;
        switch (action) {
            case Action.Set set when whole -> know(name, set.value());
            case Action.Remove _ when whole -> absent.add(name);
            case Action.Add _,Action.Set _,Action.SetIfAbsent _,Action.Remove _ ->
                present.add(name);
        }
    }

    private void know(String name, Value value) {
        values.put(name, value);
        present.add(name);
    }

    /// Empty where it depends on what is not known.
    private Optional<Boolean> holds(Condition condition) {
        return switch (condition) {
            case Condition.Exists(String name) -> exists(name);
            case Condition.Absent(String name) -> exists(name).map(truth -> !truth);
            case Condition.Compare compare -> compared(compare);
            case Condition.All(List<Condition> all) -> joined(all, false);
            case Condition.Any(List<Condition> any) -> joined(any, true);
            case Condition.Not(Condition inner) -> holds(inner).map(truth -> !truth);
        };
    }

    private Optional<Boolean> exists(String name) {
        if (present.contains(name)) {
            return Optional.of(true);
        }
        return absent.contains(name) ? Optional.of(false) : Optional.empty();
    }

    private Optional<Boolean> compared(Condition.Compare compare) {
        boolean known = values.containsKey(compare.attribute())
                || absent.contains(compare.attribute());
        return known ? Optional.of(compare.holdsFor(Item.of(values))) : Optional.empty();
    }

    /// One part with the `decisive` truth decides; without it every part must be known.
    private Optional<Boolean> joined(List<Condition> parts, boolean decisive) {
        List<Optional<Boolean>> truths = parts.stream().map(this::holds).toList();
        if (truths.contains(Optional.of(decisive))) {
            return Optional.of(decisive);
        }
        return truths.contains(Optional.<Boolean>empty())
                ? Optional.empty()
                : Optional.of(!decisive);
    }
}
