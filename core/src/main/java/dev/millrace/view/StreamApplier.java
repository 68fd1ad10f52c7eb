package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Keeps the views exact on a store with change streams and without transactions: applies one batch
/// of ordered changes of one shard.
///
/// # What is asked of the caller
///
/// - The changes of a shard are delivered in order, by one worker at a time as far as workers know;
///   a child shard after its parent.
/// - A batch is acknowledged only when [#apply] has returned. After any failure, and at any other
///   time, records may be delivered again, in the same or other batches, by anybody.
/// - [#finish] is called only when all of a closed shard has been applied.
/// - The store is the engine's own: it lets the attributes that belong to the engine be written.
///
/// # The invariant
///
/// Each view item carries, per shard *s*, the sequence number of the last change of *s* that it has
/// absorbed, its watermark `w#s`. The item equals the sum of the contributions of all changes of all
/// shards *s* with a sequence number of at most `w#s`. One atomic write moves both:
///
///     ADD every delta, SET w#s = last   IF w#s is absent or w#s < first
///
/// where *first* and *last* are the sequence numbers of the changes of the batch that contribute
/// **to that item**. If the condition fails, part of the group, or all of it, is in the item
/// already: what is at or below the item's watermark is dropped, and the rest is tried again.
///
/// Nothing is counted twice, since what is at or below the watermark never passes the condition.
/// Nothing is skipped, since whatever precedes *first* on the shard and concerns the item was
/// delivered before, and acknowledged only when it was in the item.
///
/// # Wrong variants that look right
///
/// The test kit has a simulator that finds each of these wrong:
///
/// - Adding without a watermark: counts again what is delivered again.
/// - Comparing with *last*, `w#s < last`: a batch that overlaps what was applied counts the overlap
///   again.
/// - Taking a failed condition for 'already done': loses what follows the overlap.
/// - Skipping a group whose amounts cancel to zero: the watermark stays behind, and half of the
///   group, delivered again alone, passes. (A single change that amounts to nothing may be left out:
///   alone or not, it adds nothing.)
/// - Adding the new image without taking back the old one: right until something is updated.
/// - Taking back what expired: history would vanish with its raw facts.
/// - Deciding an extreme from the item that was read without a revision: loses what another shard
///   offered in between.
/// - Reducing the changes of a fact to its first and last image before extremes are decided: an
///   image that came and went within a batch may have been seen by somebody who asked the facts
///   meanwhile, and would stay an extreme for ever.
///
/// # Extremes
///
/// See [ExtremeWriter]. The facts that are asked may be ahead of the stream. That does no harm: an
/// offer that comes again changes nothing, and what is taken back is only looked for where it is the
/// stored value.
///
/// # Time
///
/// Streams keep records for 24 hours. Records older than 25 hours are refused and reported as a gap:
/// the views need a rebuild. Watermarks of a shard are dropped when it has been closed for 50 hours,
/// see [ShardRegistry].
public final class StreamApplier {
    static final Duration OLDEST = Duration.ofHours(25);
    /// How DynamoDB's names of shards begin.
    private static final String STREAM_SHARD = "shardId-";
    private final Store store;
    private final ViewEngine engine;
    private final InstantSource clock;
    private final ShardRegistry registry;
    private final Generations generations;
    private final FactMark marks;
    private final Map<ItemGenerations.Place, Long> seen = new ConcurrentHashMap<>();
    private final int mostWatermarks;
    private final Fanout fanout;
    private final Set<String> tablesWithExtremes;
    private volatile Set<String> retired = Set.of();

    public StreamApplier(Store store, ViewEngine engine, InstantSource clock) {
        this(store, engine, clock, Watermark.MOST);
    }

    /// @param mostWatermarks how many watermarks an item of counters has before it is split
    public StreamApplier(Store store, ViewEngine engine, InstantSource clock,
            int mostWatermarks) {
        this(store, engine, clock, mostWatermarks, Fanout.SERIAL);
    }

    /// @param fanout how the items of a batch are written
    public StreamApplier(Store store, ViewEngine engine, InstantSource clock, Fanout fanout) {
        this(store, engine, clock, Watermark.MOST, fanout);
    }

    private StreamApplier(Store store, ViewEngine engine, InstantSource clock,
            int mostWatermarks, Fanout fanout) {
        this.mostWatermarks = mostWatermarks;
        this.fanout = fanout;
        this.store = store;
        this.engine = engine;
        this.clock = clock;
        this.registry = new ShardRegistry(store);
        this.generations = new Generations(store);
        this.marks = new FactMark(store);
        this.tablesWithExtremes = engine.folded()
                .stream()
                .filter(FactView::keepsExtremes)
                .map(view -> view.table().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What became of a batch.
    ///
    /// @param gap how many records were too old: a rebuild is needed where it is not 0
    public record Applied(int records, int viewItems, int gap) {}

    /// Applies a batch of changes of one shard, in their order.
    public Applied apply(String shardId, List<ChangeRecord> batch) {
        if (batch.isEmpty()) {
            return new Applied(0, 0, 0);
        }
        ShardRegistry.Shard shard = registry.shard(shardId, batch.getFirst().change().table());
        if (shard.retired()) {
            return new Applied(0, 0, 0);
        }
        Instant oldest = clock.instant().minus(OLDEST);
        List<ChangeRecord> fresh = batch.stream()
                .filter(change -> !change.at().isBefore(oldest))
                .toList();
        if (fresh.size() < batch.size()) {
            reportGap();
        }
        int items = applyFresh(shardId, shard.shortId(), fresh);
        return new Applied(fresh.size(), items, batch.size() - fresh.size());
    }

    /// Notes that changes were lost, or may have been: the views need a rebuild.
    public void reportGap() {
        engine.views().forEach(view -> store.write(ViewRegistry.gap(view)));
    }

    /// Keeps a record of a shard in quarantine that says no change at all, for each view that is
    /// folded from the table: none of them counts it.
    ///
    /// @param position its sequence number as it came
    public void keepUnreadable(String table, String shardId, String position, String reason) {
        Key unknown = Key.of("?");
        engine.feeds()
                .stream()
                .filter(feed -> feed.source().table().equals(table))
                .flatMap(feed -> feed.views().stream())
                .map(view -> new Quarantine.Entry(view.name(), table, unknown, reason,
                        Optional.of(shardId + "#" + padded(position))))
                .forEach(this::keep);
    }

    /// Notes that shards are applied to their ends which their streams no longer list: their
    /// records are gone, a day after they were closed. For those whose readers are not told of a
    /// shard's end. Shards of tables that these views do not follow are left to those that do.
    ///
    /// @param listed the shards of every stream that these views follow
    /// @return how many were closed
    public int finishAllBut(Set<String> listed) {
        List<String> gone = registry.open(engine.sourceTables())
                .stream()
                .filter(id -> id.startsWith(STREAM_SHARD) && !listed.contains(id))
                .toList();
        gone.forEach(this::finish);
        return gone.size();
    }

    /// Notes that a closed shard has been applied to its end.
    public void finish(String shardId) {
        registry.close(shardId, clock.instant());
    }

    /// Retires the shards that were closed long ago; their watermarks go when their items are next
    /// written. To be called now and then.
    public void retireShards() {
        retired = registry.retire(clock.instant());
    }

    /// What is being rebuilt is looked up after the batch was read from its stream: so facts that a
    /// rebuild marked never come to somebody who has not heard of it.
    private int applyFresh(String shardId, String shortId, List<ChangeRecord> batch) {
        Map<String, Generation> now = generations.all();
        Collection<Groups.Group> groups = Groups.of(engine.feeds(), batch, now,
                (change, entry) -> keep(entry.at(shardId + "#" + padded(change))));
        ItemWrites writes = new ItemWrites(store, shortId, retired, mostWatermarks,
                new ItemGenerations(now, seen));
        fanout.run(groups.stream().<Runnable>map(group -> () -> apply(group, writes)).toList());
        int recomputed = recompute(shardId, batch);
        if (!now.isEmpty()) {
            mark(batch, now);
        }
        return groups.size() + recomputed;
    }

    /// Marks facts that were written without the latest generation, which alone counts them.
    private void mark(List<ChangeRecord> batch, Map<String, Generation> now) {
        Map<Fact, Long> unmarked = new LinkedHashMap<>();
        for (ChangeRecord each : batch) {
            Change change = each.change();
            long latest = engine.latest(change.table(), change.key(), now);
            if (change.after().filter(image -> FactMark.of(image) < latest).isPresent()) {
                unmarked.put(new Fact(change.table(), change.key()), latest);
            }
        }
        unmarked.forEach((fact, latest) -> marks.set(fact.table(), fact.key(), latest));
    }

    private record Fact(String table, Key key) {}

    private void apply(Groups.Group group, ItemWrites writes) {
        if (tablesWithExtremes.contains(group.table().name())) {
            new ExtremeWriter(writes).apply(group);
        } else {
            new CounterWriter(writes).apply(group);
        }
    }

    private int recompute(String shardId, List<ChangeRecord> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        List<Change> changes = batch.stream().map(ChangeRecord::change).toList();
        Quarantine.Sink sink = entry -> keep(
                entry.at(shardId + "#" + padded(batch.getLast())));
        RecomputeWriter writer = new RecomputeWriter(store, sink);
        Set<Recomputations.Dependent> dependents = engine.recomputations()
                .dependents(changes, FactReader.of(store), sink);
        dependents.forEach(writer::apply);
        return dependents.size();
    }

    private void keep(Quarantine.Entry entry) {
        store.putAll(ViewTable.NAME, List.of(entry.item()));
    }

    private static String padded(ChangeRecord change) {
        return padded(change.sequence().toString());
    }

    private static String padded(String sequence) {
        return "0".repeat(Math.max(0, 40 - sequence.length())) + sequence;
    }
}
