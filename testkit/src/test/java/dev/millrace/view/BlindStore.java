package dev.millrace.view;

import dev.millrace.store.Capacity;
import dev.millrace.store.Condition;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.testkit.ForwardingStore;
import java.util.List;
import java.util.Optional;

/// A store that forgets to check one attribute, or to write one: the mistake of an applier that
/// does not do so.
public final class BlindStore extends ForwardingStore {
    private final Mistake mistake;

    public BlindStore(Store store, Mistake mistake) {
        super(store);
        this.mistake = mistake;
    }

    public enum Mistake {
        /// Decides an extreme from an item that was read, and writes it whoever wrote meanwhile.
        IGNORES_REVISIONS(Watermark.REVISION),
        /// Writes what is right for one generation into an item that has been switched over.
        IGNORES_GENERATIONS(Watermark.GENERATION),
        /// Leaves facts unmarked that callers wrote during a rebuild.
        MARKS_NOTHING("");

        private final String unchecked;

        Mistake(String unchecked) {
            this.unchecked = unchecked;
        }
    }

    @Override
    public Written write(Write write) {
        if (!(write instanceof Write.Update update)) {
            return store.write(write);
        }
        boolean marks = update.actions()
                .stream()
                .anyMatch(action -> action.path().names().getFirst().equals(FactMark.ATTRIBUTE));
        return marks && mistake == Mistake.MARKS_NOTHING
                ? new Written(Optional.empty(), Optional.empty(), Capacity.NONE)
                : store.write(update.when(without(update.condition())));
    }

    private Condition without(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> all) -> new Condition.All(
                    all.stream().map(this::without).toList());
            case Condition.Any(List<Condition> any) -> new Condition.Any(
                    any.stream().map(this::without).toList());
            case Condition.Absent absent when isUnchecked(absent.attribute()) -> Condition.ALWAYS;
            case Condition.Compare compare when isUnchecked(compare.attribute()) ->
                Condition.ALWAYS;
            case Condition other -> other;
        };
    }

    private boolean isUnchecked(String attribute) {
        return attribute.equals(mistake.unchecked);
    }
}
