package dev.millrace.dynamodb.worker;

import dev.millrace.store.ChangeStream;
import dev.millrace.store.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The one shard of DynamoDB Local as the many that DynamoDB has: its records are told apart by
/// their keys, and after so many of them each shard is closed and children go on; the first ones are
/// split in two. Whoever looks, in whichever process, sees the same shards.
public final class SeveralShards implements ChangeStream {
    private static final int CLASSES = 4;
    private final ChangeStream one;
    private final int roll;
    private final List<ChangeRecord> records = new ArrayList<>();

    /// @param roll after how many records of the table its shards are closed
    public SeveralShards(ChangeStream one, int roll) {
        this.one = one;
        this.roll = roll;
    }

    @Override
    public synchronized List<Shard> shards() {
        fetch();
        return IntStream.rangeClosed(0, open())
                .boxed()
                .flatMap(epoch -> IntStream.range(0, width(epoch))
                        .mapToObj(part -> new Part(epoch, part)))
                .map(this::shard)
                .toList();
    }

    @Override
    public synchronized Records read(String shard, Optional<Sequence> after, int limit) {
        fetch();
        Part part = Part.of(shard);
        Sequence start = after.orElse(Sequence.of(0));
        List<ChangeRecord> rest = records
                .subList(part.epoch * roll, Math.min(records.size(), (part.epoch + 1) * roll))
                .stream()
                .filter(record -> part.has(record) && record.sequence().compareTo(start) > 0)
                .toList();
        List<ChangeRecord> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Records(page, part.epoch < open() && page.size() == rest.size());
    }

    private void fetch() {
        String shard = one.shards().getFirst().id();
        Records page;
        do {
            Optional<Sequence> last = records.isEmpty()
                    ? Optional.empty()
                    : Optional.of(records.getLast().sequence());
            page = one.read(shard, last, 1000);
            records.addAll(page.records());
        } while (!page.records().isEmpty());
    }

    private Shard shard(Part part) {
        return new Shard(part.id(), part.parent(), part.epoch < open());
    }

    private int open() {
        return records.size() / roll;
    }

    private static int width(int epoch) {
        return epoch == 0 ? CLASSES / 2 : CLASSES;
    }

    /// The records of one stretch of time and some of the keys.
    private record Part(int epoch, int part) {
        static Part of(String shard) {
            int dot = shard.indexOf('.');
            return new Part(Integer.parseInt(shard.substring(0, dot)),
                    Integer.parseInt(shard.substring(dot + 1)));
        }

        String id() {
            return epoch + "." + part;
        }

        Optional<String> parent() {
            return switch (epoch) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(new Part(0, part / 2).id());
                default -> Optional.of(new Part(epoch - 1, part).id());
            };
        }

        boolean has(ChangeRecord record) {
            int class4 = Math.floorMod(record.change().key().partition().hashCode(), CLASSES);
            return part == class4 * width(epoch) / CLASSES;
        }
    }
}
