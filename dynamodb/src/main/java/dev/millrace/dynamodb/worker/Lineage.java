package dev.millrace.dynamodb.worker;

import dev.millrace.store.ChangeStream.Shard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is to be read of a stream, from its shards and what is written down of them.
///
/// The leases must have been read before the shards were listed: then a lease whose shard is not
/// listed is of a shard that is gone, and not of one that came in between.
record Lineage(List<Shard> shards, Map<String, Lease> leases) {
    /// Shards that are not done and whose parent is done, or gone.
    List<Lease> readable() {
        Set<String> open = shards.stream()
                .map(Shard::id)
                .filter(id -> !lease(id).done())
                .collect(Collectors.toSet());
        return shards.stream()
                .filter(shard -> open.contains(shard.id()))
                .filter(shard -> shard.parent().filter(open::contains).isEmpty())
                .map(shard -> lease(shard.id()))
                .toList();
    }

    /// Leases of shards that the stream no longer has.
    List<Lease> gone() {
        Set<String> known = shards.stream().map(Shard::id).collect(Collectors.toSet());
        return leases.values().stream().filter(each -> !known.contains(each.shard())).toList();
    }

    /// Whether everything is applied that was written before the fence.
    boolean isPast(long fence) {
        return shards.stream()
                .map(each -> lease(each.id()))
                .allMatch(each -> each.done() || each.fence() >= fence);
    }

    private Lease lease(String shard) {
        return leases.getOrDefault(shard, Lease.none(shard));
    }
}
