package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.GROUP_INDEX;
import static dev.millrace.messages.MessagesTable.INBOX;
import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.READ_SEQ;
import static dev.millrace.messages.MessagesTable.RECEIPT_SEQ;

import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Query;
import dev.millrace.store.Write;
import java.util.List;
import java.util.UUID;

/// How far conversations are read.
final class Reads {
    private Reads() {}

    /// Moves a user's position forward, never back.
    static void mark(Operation operation, UUID user, UUID group, long seq) {
        Group found = Members.require(operation, user, group);
        if (seq < 0 || seq > found.lastSeq()) {
            throw new Refused(Refusal.READ_POSITION_INVALID,
                    "the conversation has messages 1 to " + found.lastSeq());
        }
        boolean told = Profiles.require(operation, user).user().sharesReceipts();
        Write.Update update = Write.update(NAME, Keys.conversation(user, group))
                .set(READ_SEQ, seq);
        try {
            operation.write(List.of((told ? update.set(RECEIPT_SEQ, seq) : update)
                    .when(Condition.all(Condition.exists(INBOX),
                            Condition.compare(READ_SEQ, Condition.Relation.LESS,
                                    Value.of(seq))))));
        } catch (ConditionFailed further) {
            // Read further already, or left meanwhile.
        }
    }

    /// The others' positions, from the index of the group's conversations.
    static List<Receipt> receipts(Operation operation, UUID user, UUID group) {
        Members.require(operation, user, group);
        if (!Profiles.require(operation, user).user().sharesReceipts()) {
            return List.of();
        }
        return operation.all(Query.of(NAME, group.toString()).index(GROUP_INDEX))
                .stream()
                .map(ConversationItem::of)
                .filter(each -> !each.user().equals(user) && each.receiptSeq() > 0)
                .flatMap(each -> Profiles.find(operation, each.user())
                        .map(person -> new Receipt(person, each.receiptSeq()))
                        .stream())
                .toList();
    }
}
