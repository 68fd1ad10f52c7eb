package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;

/// The revision of a view item, moved by every write that puts something in another's place instead
/// of adding to it.
final class Revision {
    private Revision() {}

    static Condition unchanged(Item found) {
        return found.has(Watermark.REVISION)
                ? Condition.equal(Watermark.REVISION, Value.of(found.number(Watermark.REVISION)))
                : Condition.absent(Watermark.REVISION);
    }

    static Write.Update moved(Write.Update update) {
        return update.add(Watermark.REVISION, 1);
    }
}
