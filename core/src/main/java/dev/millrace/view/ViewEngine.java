package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.store.Change;
import dev.millrace.store.Derivation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The views of an application, kept exact inside each writing transaction of a store that has real
/// ones.
///
/// All changes of a transaction are reduced to one per fact, digested, and folded with one read and
/// one write per view item, however many changes count towards it. Items that the facts must be
/// asked for come after that, then recomputed items, and then the views whose sources are items of
/// other views, round after round, until nothing more follows.
public final class ViewEngine implements Derivation {
    private final List<View<?>> views;
    private final List<Feed<?>> feeds;
    private final Recomputations recomputations;

    /// @throws UnkeepableView where a view cannot be kept exact when facts are deleted
    public ViewEngine(List<View<?>> views) {
        this.views = List.copyOf(views);
        requireDistinctNames();
        List<FactView<?>> folded = folded();
        folded.forEach(ViewEngine::requireKeepable);
        this.feeds = Feed.of(folded);
        this.recomputations = new Recomputations(this.views.stream()
                .filter(RecomputedView.class::isInstance)
                .map(RecomputedView.class::cast)
                .toList());
    }

    public List<View<?>> views() {
        return views;
    }

    @Override
    public void derive(List<Change> changes, Transaction transaction) {
        List<Change> next = changes.stream().filter(this::concerns).toList();
        for (int round = 0; round <= views.size(); round++) {
            if (next.isEmpty()) {
                return;
            }
            next = round(next, transaction);
        }
        throw new IllegalStateException("views feed each other in a circle: "
                + views.stream().map(View::name).toList());
    }

    List<Feed<?>> feeds() {
        return feeds;
    }

    Recomputations recomputations() {
        return recomputations;
    }

    List<FactView<?>> folded() {
        return views.stream().<FactView<?>>mapMulti((view, out) -> {
            if (view instanceof FactView<?> folded) {
                out.accept(folded);
            }
        }).toList();
    }

    private List<Change> round(List<Change> changes, Transaction transaction) {
        Quarantine.Sink quarantine = entry -> transaction.put(ViewTable.NAME, entry.item());
        InlineFold fold = new InlineFold(transaction, this::concerns);
        Tallies.of(feeds, NetChanges.of(changes), quarantine).forEach(fold::fold);
        fold.askFacts();
        recomputations.dependents(changes, FactReader.of(transaction), quarantine)
                .forEach(each -> fold.recompute(each, quarantine));
        return fold.changes();
    }

    private boolean concerns(Change change) {
        return concerns(change.table(), change.key());
    }

    boolean concerns(String table, Key key) {
        for (Feed<?> feed : feeds) {
            if (feed.takes(table, key)) {
                return true;
            }
        }
        return recomputations.concern(table, key);
    }

    private void requireDistinctNames() {
        Set<String> names = new HashSet<>();
        for (View<?> view : views) {
            if (!names.add(view.name())) {
                throw new IllegalArgumentException("two views are named " + view.name());
            }
        }
    }

    private static void requireKeepable(FactView<?> view) {
        if (view.keepsExtremes() && view.requery().isEmpty()) {
            throw new UnkeepableView(view.name());
        }
    }
}
