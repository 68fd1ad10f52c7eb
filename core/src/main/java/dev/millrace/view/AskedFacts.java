package dev.millrace.view;

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
        Gathered gathered = new Gathered(key, new Contributions().at(key));
        requery.facts(key, reader).forEach(fact -> feed.digest(fact, false, gathered));
        return Optional.ofNullable(gathered.tally.extremes().get(Shadow.plain(attribute)))
                .flatMap(Extreme::offered)
                .map(offer -> offer.renamed(Shadow.prefixOf(attribute)));
    }

    /// What facts offer to one item. One that cannot be digested counted nothing before, either.
    private record Gathered(Key key, Tally tally) implements Feed.Digested {
        @Override
        public void contributed(FactView<?> view, Contributions contributions) {
            tally.absorb(contributions.at(key));
        }

        @Override
        public void poisoned(View<?> view, RuntimeException reason) {}
    }
}
