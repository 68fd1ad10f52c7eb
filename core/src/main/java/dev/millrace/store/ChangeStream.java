package dev.millrace.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The changes of one table as DynamoDB Streams gives them: shards, each an ordered sequence of
/// records that are kept for 24 hours. A child shard begins where its parent ended. Delivery
/// may repeat.
public interface ChangeStream {
    List<Shard> shards();

    /// Records of a shard after a position, or from the oldest that is kept, at most `limit`,
    /// oldest first.
    ///
    /// @throws Trimmed where records after that position are no longer kept
    Records read(String shard, Optional<Sequence> after, int limit);

    /// @param parent the shard that this one continues, if it is still known
    /// @param closed no record will come any more
    record Shard(String id, Optional<String> parent, boolean closed) {}

    /// @param end whether the shard is closed and these are its last records
    record Records(List<ChangeRecord> records, boolean end) {
        public Records {
            records = List.copyOf(records);
        }
    }

    /// One change at its position in its shard.
    record ChangeRecord(Sequence sequence, Instant at, Change change) {}

    /// Records that a reader had not read yet are gone.
    final class Trimmed extends StoreException {
        private static final long serialVersionUID = 1;

        public Trimmed(String shard) {
            super("changes of shard " + shard + " were dropped before they were read");
        }
    }
}
