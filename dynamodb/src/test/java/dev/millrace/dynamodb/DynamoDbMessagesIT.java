package dev.millrace.dynamodb;

import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.Sequence;
import dev.millrace.testkit.Chat;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.testkit.MessagesContract;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.Started.class)
final class DynamoDbMessagesIT implements MessagesContract {
    private Optional<Endpoint> endpoint = Optional.empty();

    @BeforeEach
    void connect(DynamoDbLocal local) {
        endpoint = Optional.of(new Endpoint(local));
    }

    @AfterEach
    void closeStores() {
        endpoint.ifPresent(Endpoint::close);
    }

    @Override
    public Chat chat() {
        DynamoDbStore store = endpoint.orElseThrow().emptyStore();
        store.tables().create(ViewTable.SCHEMA);
        store.tables().create(MessagesTable.SCHEMA);
        return new Chat(store, new Delivered(store)::all);
    }

    /// Applies what the table's stream has brought, which holds the views' own changes, too.
    private static final class Delivered {
        private final ChangeStream stream;
        private final StreamApplier applier;
        private final Map<String, Sequence> positions = new HashMap<>();

        Delivered(DynamoDbStore store) {
            stream = store.changes(MessagesTable.NAME);
            applier = new StreamApplier(store.forViews(), new ViewEngine(MessagesViews.all()),
                    InstantSource.system());
        }

        void all() {
            stream.shards().forEach(shard -> {
                boolean more = true;
                while (more) {
                    ChangeStream.Records read = stream.read(shard.id(),
                            Optional.ofNullable(positions.get(shard.id())), 1000);
                    applier.apply(shard.id(), read.records());
                    more = !read.records().isEmpty();
                    if (more) {
                        positions.put(shard.id(), read.records().getLast().sequence());
                    }
                }
            });
        }
    }
}
