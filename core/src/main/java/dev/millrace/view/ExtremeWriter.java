package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.InvalidUpdate;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Applies groups to items that may hold extremes.
///
/// Mostly facts come in the order of their time, so that the last value is a new one and the first
/// is not: the first attempt assumes that and reads nothing. Otherwise the item that is found
/// decides. Every write that touches an extreme moves the item's revision, and a decision holds only
/// if the revision is the one that it was made at; without that, an answer of the facts could
/// overwrite an offer which came while they were being read. Such items are never split, since an
/// extreme cannot be put together from slots when facts are deleted.
final class ExtremeWriter {
    private final ItemWrites writes;

    ExtremeWriter(ItemWrites writes) {
        this.writes = writes;
    }

    void apply(Groups.Group group) {
        long generation = writes.generations().expected(group.table(), group.key());
        Tally net = writes.net(group, generation);
        Optional<Item> found;
        try {
            if (isPlain(net)) {
                tidy(group, write(group, assuming(group, net, generation), net,
                        generation));
                return;
            }
            found = writes.read(group);
        } catch (ConditionFailed | UnknownOutcome failed) {
            found = writes.found(group, failed);
        }
        decide(group, found);
    }

    private void decide(Groups.Group group, Optional<Item> start) {
        Retries retries = new Retries(group.table().name(), group.key());
        Optional<Item> found = start;
        while (true) {
            retries.next();
            Groups.Group rest = found.flatMap(item -> Watermark.in(item, writes.shard()))
                    .map(group::after)
                    .orElse(group);
            if (rest.steps().isEmpty()) {
                return;
            }
            try {
                long generation = writes.generations()
                        .seen(group.table(), group.key(), found.orElse(Item.empty()));
                Tally net = writes.net(rest, generation);
                tidy(group, write(rest, knowing(rest, net, found, generation), net,
                        generation));
                return;
            } catch (ConditionFailed | UnknownOutcome failed) {
                found = writes.found(group, failed);
            }
        }
    }

    /// Nothing is taken back, and nothing but order values is offered.
    private static boolean isPlain(Tally net) {
        return net.extremes()
                .values()
                .stream()
                .allMatch(extreme -> extreme.retracted().isEmpty()
                        && extreme.any().attributes().isEmpty());
    }

    /// The update that is right if the first values stand and the last ones are new.
    private Write.Update assuming(Groups.Group group, Tally net, long generation) {
        Write.Update update = writes.update(group, net, generation);
        List<Condition> conditions = new ArrayList<>();
        conditions.add(ItemGenerations.is(group.table(), generation));
        conditions.add(Watermark.before(writes.shard(), group.first()));
        for (Map.Entry<String, Extreme> each : net.extremes().entrySet()) {
            Value offer = each.getValue().any().order();
            conditions.add(Condition.compare(each.getKey(), Condition.Relation.AT_MOST, offer));
            if (each.getValue().kind() == Extreme.Kind.LAST) {
                update = update.set(each.getKey(), offer);
            }
        }
        return revised(update, net).when(Condition.all(conditions.toArray(Condition[]::new)));
    }

    /// The update that is right for the item as it was found.
    private Write.Update knowing(Groups.Group group, Tally net, Optional<Item> found,
            long generation) {
        Item before = found.orElseGet(() -> group.table().itemOf(group.key()));
        ItemFold fold = new ItemFold(before);
        if (fold.foldExtremes(net)) {
            AskedFacts.answer(group.key(), net, fold, FactReader.of(writes.store()));
        }
        Write.Update update = revised(
                differences(writes.update(group, net, generation), before, fold.item()), net);
        return update.when(Condition.all(ItemGenerations.is(group.table(), generation),
                Watermark.before(writes.shard(), group.first()), Revision.unchanged(before)));
    }

    private static Write.Update revised(Write.Update update, Tally net) {
        return net.extremes().isEmpty() ? update : Revision.moved(update);
    }

    private static Write.Update differences(Write.Update start, Item before, Item after) {
        Set<String> names = new HashSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        Write.Update update = start;
        for (String name : names) {
            if (!before.find(name).equals(after.find(name))) {
                update = after.has(name)
                        ? update.set(name, after.find(name).orElseThrow())
                        : update.remove(name);
            }
        }
        return update;
    }

    private Item write(Groups.Group group, Write.Update update, Tally net, long generation) {
        try {
            return writes.store().write(update).after().orElseThrow();
        } catch (InvalidUpdate _) {
            writes.makeMaps(group, net, generation);
            return writes.store().write(update).after().orElseThrow();
        }
    }

    private void tidy(Groups.Group group, Item after) {
        writes.dropRetired(group.table().name(), group.key(), after);
    }
}
