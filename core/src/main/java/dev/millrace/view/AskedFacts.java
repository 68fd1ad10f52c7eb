package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import java.util.List;
import java.util.Optional;

/// Asks the facts again for extremes that have lost their holder.
final class AskedFacts {
    private AskedFacts() {}

    /// Replaces each extreme of the item whose verdict is to ask.
    static void answer(Key key, Tally tally, ItemFold item, FactReader reader) {
        tally.extremes().forEach((attribute, extreme) -> {
            if (item.verdict(attribute, extreme) == Extreme.Verdict.ASK_FACTS) {
                answer(key, attribute, extreme, item, reader);
            }
        });
    }

    private static void answer(Key key, String attribute, Extreme extreme, ItemFold item,
            FactReader reader) {
        best(extreme.view().orElseThrow(), key, attribute, reader).ifPresentOrElse(
                offer -> item.replace(attribute, offer),
                () -> item.clear(attribute, extreme.any()));
    }

    /// What the facts that stand there now offer best for an attribute of a view item.
    static <T> Optional<Offer> best(FactView<T> view, Key key, String attribute,
            FactReader reader) {
        Requery requery = view.requery().orElseThrow(() -> new UnkeepableView(view.name()));
        Feed<T> feed = new Feed<>(view.source(), List.of(view));
        Tally best = new Contributions().at(key);
        for (Item fact : requery.facts(key, reader)) {
            feed.digest(view, fact, false, (_, _) -> {})
                    .map(contributions -> contributions.at(key))
                    .ifPresent(best::absorb);
        }
        return Optional.ofNullable(best.extremes().get(attribute)).flatMap(Extreme::offered);
    }
}
