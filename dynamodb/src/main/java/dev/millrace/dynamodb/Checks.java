package dev.millrace.dynamodb;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Action;
import dev.millrace.store.Updates;
import dev.millrace.store.Write;
import dev.millrace.store.local.Limits;
import dev.millrace.store.local.Outcome;
import java.util.List;

/// Refuses, before it is sent, a write that breaks a limit whatever item it meets: the message is
/// clearer then, and not every endpoint checks as well as DynamoDB does.
final class Checks {
    private Checks() {}

    /// The key that the write is on.
    static Key check(TableSchema schema, Write write) {
        Key key = Outcome.check(schema, write);
        if (write instanceof Write.Update update) {
            List<Action> whole = update.actions()
                    .stream()
                    .filter(each -> each.path().names().size() == 1)
                    .toList();
            Limits.checkItem(schema, Updates.apply(schema.itemOf(key), whole));
        }
        return key;
    }
}
