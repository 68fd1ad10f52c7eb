package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.ChangeStream.Records;
import dev.millrace.store.Sequence;
import dev.millrace.store.Write;
import dev.millrace.testkit.DynamoDbLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.Started.class)
final class DynamoDbChangeStreamIT {
    private static final TableSchema THINGS = TableSchema.of("Things", "id");
    private static final Key A = Key.of("a");

    private final Endpoint endpoint;
    private final DynamoDbStore store;
    private final ChangeStream stream;

    DynamoDbChangeStreamIT(DynamoDbLocal local) {
        endpoint = new Endpoint(local);
        store = endpoint.emptyStore();
        store.tables().create(THINGS);
        stream = store.changes("Things");
    }

    @AfterEach
    void closeStores() {
        endpoint.close();
    }

    @Test
    void tellsInsertUpdateAndDeletionWithTheirImages() {
        store.write(Write.put("Things", thing(1)));
        store.write(Write.put("Things", thing(1)));
        store.write(Write.update("Things", A).add("n", 1));
        store.write(Write.delete("Things", A));
        assertThat(changes(100)).extracting(ChangeRecord::change)
                .containsExactly(change(Optional.empty(), Optional.of(thing(1))),
                        change(Optional.of(thing(1)), Optional.of(thing(2))),
                        change(Optional.of(thing(2)), Optional.empty()));
    }

    @Test
    void readsOnFromAnyPositionInPagesOfAnySize() {
        for (int i = 1; i <= 25; i++) {
            store.write(Write.put("Things", thing(i)));
        }
        List<ChangeRecord> all = changes(100);
        assertThat(all).hasSize(25);
        assertThat(changes(3)).isEqualTo(all);
        String shard = stream.shards().getFirst().id();
        for (int i = 0; i < all.size() - 1; i += 6) {
            Records rest = stream.read(shard, Optional.of(all.get(i).sequence()), 2);
            assertThat(rest.records().getFirst()).isEqualTo(all.get(i + 1));
        }
        assertThat(all).isSortedAccordingTo((a, b) -> a.sequence().compareTo(b.sequence()));
    }

    @Test
    void readsWhatComesLater() {
        String shard = stream.shards().getFirst().id();
        store.write(Write.put("Things", thing(1)));
        Sequence first = changes(10).getLast().sequence();
        assertThat(stream.read(shard, Optional.of(first), 10).records()).isEmpty();
        store.write(Write.put("Things", thing(2)));
        Records later = stream.read(shard, Optional.of(first), 10);
        while (later.records().isEmpty()) {
            later = stream.read(shard, Optional.of(first), 10);
        }
        assertThat(later.records().getFirst().change().after()).contains(thing(2));
    }

    /// Every change from the first to the last, by pages.
    private List<ChangeRecord> changes(int limit) {
        String shard = stream.shards().getFirst().id();
        List<ChangeRecord> all = new ArrayList<>();
        Optional<Sequence> after = Optional.empty();
        Records page = stream.read(shard, after, limit);
        while (!page.records().isEmpty()) {
            assertThat(page.records()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.records());
            after = Optional.of(all.getLast().sequence());
            page = stream.read(shard, after, limit);
        }
        return all;
    }

    private static Change change(Optional<Item> before, Optional<Item> after) {
        return new Change("Things", A, before, after, Change.Cause.CALLER);
    }

    private static Item thing(long n) {
        return Item.of(Map.of("id", Value.of("a"), "n", Value.of(n)));
    }
}
