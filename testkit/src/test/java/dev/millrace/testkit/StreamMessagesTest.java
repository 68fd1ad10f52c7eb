package dev.millrace.testkit;

import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import java.util.List;

/// Views on a stream of changes, in batches of fifty.
final class StreamMessagesTest implements MessagesContract {
    @Override
    public Chat chat() {
        PipelineDriver driver = new PipelineDriver(MessagesViews.all(),
                List.of(MessagesTable.SCHEMA));
        return new Chat(driver.store(), () -> driver.deliver(50));
    }
}
