package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.store.Action;
import dev.millrace.store.Capacity;
import dev.millrace.store.Store.Written;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Updates;
import dev.millrace.store.Write;
import java.util.Optional;

/// Judges a write that was refused after an earlier reply to it was lost: perhaps the earlier one
/// happened, and that is why the condition does not hold any more.
///
/// An item that is as the write would leave it was left so by this write: whoever must tell own
/// writes from equal ones of others puts something of its own in (an id). All else stays unknown,
/// since the write may have happened and been written over.
final class LostReply {
    private LostReply() {}

    /// @param found what the refused repeat found, empty if nothing or not known
    /// @throws UnknownOutcome where the item does not tell
    static Written settle(Write write, Optional<Item> found, Throwable cause) {
        if (found.filter(item -> isLeftBy(write, item)).isEmpty()) {
            throw new UnknownOutcome(write.table(), cause);
        }
        return new Written(found, found, Capacity.NONE);
    }

    private static boolean isLeftBy(Write write, Item found) {
        return switch (write) {
            case Write.Put put -> found.equals(put.item());
            case Write.Update update -> tells(update)
                    && Updates.apply(found, update.actions()).equals(found);
            case Write.Delete _,Write.Check _ -> false;
        };
    }

    /// Whether the item would show that the update happened: it sets something, and adds nothing.
    private static boolean tells(Write.Update update) {
        return update.actions().stream().anyMatch(Action.Set.class::isInstance)
                && update.actions()
                        .stream()
                        .allMatch(each -> each instanceof Action.Set
                                || each instanceof Action.Remove);
    }
}
