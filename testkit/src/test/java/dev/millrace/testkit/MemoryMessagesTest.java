package dev.millrace.testkit;

import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.InstantSource;

/// Views inside the store's transactions.
final class MemoryMessagesTest implements MessagesContract, ChatCostsContract {
    @Override
    public Chat chat() {
        MemoryStore store = new MemoryStore(InstantSource.fixed(Chat.START),
                new ViewEngine(MessagesViews.all()));
        store.tables().create(ViewTable.SCHEMA);
        store.tables().create(MessagesTable.SCHEMA);
        return new Chat(store, () -> {});
    }
}
