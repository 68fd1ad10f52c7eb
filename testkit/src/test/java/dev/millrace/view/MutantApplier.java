package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.InvalidUpdate;
import dev.millrace.store.Store;
import dev.millrace.testkit.StreamSimulation;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An applier of counters with one mistake, or with none.
public final class MutantApplier implements StreamSimulation.Subject {
    private final Mistake mistake;
    private final Store store;
    private final ViewEngine engine;
    private final StreamApplier real;

    public MutantApplier(Mistake mistake, Store store, ViewEngine engine, InstantSource clock) {
        this.mistake = mistake;
        this.store = store;
        this.engine = engine;
        this.real = new StreamApplier(store, engine, clock);
    }

    public enum Mistake {
        NONE, PLAIN_ADD, COMPARES_WITH_LAST, TAKES_FAILURE_FOR_DONE, SKIPS_WHAT_CANCELS, IGNORES_OLD_IMAGES, TAKES_BACK_WHAT_EXPIRED
    }

    @Override
    public void apply(String shard, List<ChangeRecord> batch) {
        String shortId = new ShardRegistry(store)
                .shard(shard, batch.getFirst().change().table())
                .shortId();
        ItemWrites writes = new ItemWrites(store, shortId, Set.of(), Integer.MAX_VALUE,
                new ItemGenerations(Map.of(), Map.of()));
        List<ChangeRecord> seen = batch.stream().map(this::seen).toList();
        Groups.of(engine.feeds(), seen, Map.of(), (_, _) -> {})
                .forEach(group -> apply(group, writes));
    }

    @Override
    public void finish(String shard) {
        real.finish(shard);
    }

    @Override
    public void retire() {}

    private void apply(Groups.Group group, ItemWrites writes) {
        Groups.Group rest = group;
        while (!rest.steps().isEmpty() && !isSkipped(rest)) {
            try {
                writes.store()
                        .write(writes.update(rest, Step.net(rest.steps(), 0), 0)
                                .when(condition(rest, writes.shard())));
                return;
            } catch (ConditionFailed failed) {
                if (mistake == Mistake.TAKES_FAILURE_FOR_DONE) {
                    return;
                }
                rest = Watermark.in(failed.found().orElse(Item.empty()), writes.shard())
                        .map(rest::after)
                        .orElseThrow();
            } catch (InvalidUpdate _) {
                writes.makeMaps(rest, Step.net(rest.steps(), 0), 0);
            }
        }
    }

    private Condition condition(Groups.Group group, String shard) {
        return switch (mistake) {
            case PLAIN_ADD -> Condition.ALWAYS;
            case COMPARES_WITH_LAST -> Watermark.before(shard, group.last());
            case NONE, TAKES_FAILURE_FOR_DONE, SKIPS_WHAT_CANCELS, IGNORES_OLD_IMAGES,
                    TAKES_BACK_WHAT_EXPIRED ->
                Watermark.before(
                        shard, group.first());
        };
    }

    private boolean isSkipped(Groups.Group group) {
        return mistake == Mistake.SKIPS_WHAT_CANCELS && Step.net(group.steps(), 0).isEmpty();
    }

    private ChangeRecord seen(ChangeRecord change) {
        Change real = change.change();
        boolean forgets = mistake == Mistake.IGNORES_OLD_IMAGES && real.after().isPresent();
        boolean takesBack = mistake == Mistake.TAKES_BACK_WHAT_EXPIRED;
        return new ChangeRecord(change.sequence(), change.at(),
                new Change(real.table(), real.key(), forgets ? Optional.empty() : real.before(),
                        real.after(), takesBack ? Change.Cause.CALLER : real.cause()));
    }
}
