package dev.millrace.testkit;

import static dev.millrace.testkit.StoreUnderTest.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.ChangeStream.Records;
import dev.millrace.store.ChangeStream.Shard;
import dev.millrace.store.ChangeStream.Trimmed;
import dev.millrace.store.Derivation;
import dev.millrace.store.Sequence;
import dev.millrace.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MemoryStreamTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(
            Instant.parse("2022-10-20T00:00:00Z"));
    private final MemoryStore store = new MemoryStore(now::get, Derivation.NONE);
    private final MemoryStream stream;

    MemoryStreamTest() {
        store.tables().create(TableSchema.of("Things", "id").withTtl("ends"));
        stream = store.changes("Things");
    }

    @Test
    void keepsTheChangesOfAnItemInOneShardInTheirOrder() {
        store.write(Write.put("Things", thing("a")));
        store.write(Write.update("Things", Key.of("a")).add("n", 1));
        store.write(Write.delete("Things", Key.of("a")));
        List<ChangeRecord> records = read(shardOf("a"));
        assertThat(records).extracting(record -> record.change().after())
                .containsExactly(Optional.of(thing("a")), Optional.of(thing("a").with("n", 1)),
                        Optional.empty());
        assertThat(records).isSortedAccordingTo(
                (a, b) -> a.sequence().compareTo(b.sequence()));
        assertThat(records.getFirst().sequence().toString()).hasSizeGreaterThanOrEqualTo(21);
    }

    @Test
    void spreadsPartitionsOverShards() {
        IntStream.range(0, 50).forEach(i -> store.write(Write.put("Things", thing("t" + i))));
        assertThat(stream.shards()).hasSize(4)
                .allMatch(shard -> !read(shard.id()).isEmpty());
    }

    @Test
    void recordsNoWriteThatChangesNothingOrThatWasRolledBack() {
        store.write(Write.put("Things", thing("a")));
        store.write(Write.put("Things", thing("a")));
        store.write(Write.delete("Things", Key.of("none")));
        assertThatIllegalStateException().isThrownBy(() -> store.together(() -> {
            store.write(Write.put("Things", thing("b")));
            throw new IllegalStateException("enough");
        }));
        assertThat(stream.shards().stream().mapToInt(shard -> read(shard.id()).size()).sum())
                .isEqualTo(1);
    }

    @Test
    void readsOnFromAPosition() {
        IntStream.range(0, 5)
                .forEach(i -> store.write(
                        Write.update("Things", Key.of("a")).add("n", 1)));
        String shard = shardOf("a");
        Records first = stream.read(shard, Optional.empty(), 2);
        Records rest = stream.read(shard, Optional.of(first.records().getLast().sequence()), 10);
        assertThat(first.records()).hasSize(2);
        assertThat(rest.records()).hasSize(3);
        assertThat(rest.end()).isFalse();
    }

    @Test
    void childrenGoOnWhereASplitShardEnded() {
        store.write(Write.put("Things", thing("a")));
        String parent = shardOf("a");
        List<String> children = stream.split(parent);
        store.write(Write.delete("Things", Key.of("a")));
        assertThat(stream.read(parent, Optional.empty(), 10).end()).isTrue();
        assertThat(read(parent)).hasSize(1);
        assertThat(children.stream().mapToInt(child -> read(child).size()).sum()).isEqualTo(1);
        assertThat(stream.shards()).filteredOn(shard -> shard.parent().isPresent())
                .extracting(Shard::id)
                .containsExactlyElementsOf(children);
    }

    @Test
    void dropsRecordsAfterADayAndSaysSo() {
        store.write(Write.put("Things", thing("a")));
        String shard = shardOf("a");
        pass(Duration.ofHours(23));
        store.write(Write.delete("Things", Key.of("a")));
        List<ChangeRecord> both = read(shard);
        pass(Duration.ofHours(2));
        assertThatThrownBy(() -> stream.read(shard, Optional.of(Sequence.of(1)), 10))
                .isInstanceOf(Trimmed.class);
        assertThat(stream.read(shard, Optional.of(both.getFirst().sequence()), 10).records())
                .isEqualTo(both.subList(1, 2));
        assertThat(read(shard)).isEqualTo(both.subList(1, 2));
    }

    @Test
    void forgetsAClosedShardAfterADay() {
        String parent = stream.shards().getFirst().id();
        stream.split(parent);
        pass(Duration.ofHours(25));
        assertThat(stream.shards()).hasSize(5).allMatch(shard -> shard.parent().isEmpty());
    }

    @Test
    void tellsExpiryFromDeletion() {
        store.write(Write.put("Things", thing("a").with("ends", now.get().getEpochSecond() + 60)));
        assertThat(store.expire()).isZero();
        pass(Duration.ofMinutes(2));
        assertThat(store.expire()).isEqualTo(1);
        assertThat(read(shardOf("a")).getLast().change().cause()).isEqualTo(Change.Cause.EXPIRY);
    }

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private List<ChangeRecord> read(String shard) {
        return stream.read(shard, Optional.empty(), 1000).records();
    }

    private String shardOf(String id) {
        return stream.shards()
                .stream()
                .map(Shard::id)
                .filter(shard -> read(shard).stream()
                        .anyMatch(record -> record.change().key().partition().equals(id)))
                .findFirst()
                .orElseThrow();
    }
}
