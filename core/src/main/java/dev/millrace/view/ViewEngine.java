package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.store.Change;
import dev.millrace.store.Derivation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The views of an application, kept exact inside each writing transaction of a store that has real
/// ones.
///
/// All changes of a transaction are reduced to one per fact, digested, and folded with one read and
/// one write per view item, however many changes count towards it. Items that the facts must be
/// asked for come after that, then recomputed items, and then the views whose sources are items of
/// other views, round after round, until nothing more follows.
///
/// What cannot be digested is put into quarantine, for which the store needs the table of
/// [ViewTable]; [ViewAudit] makes it. A source's reader is called once per image, and once more in a
/// transaction that has something to quarantine.
public final class ViewEngine implements Derivation {
    private final List<View<?>> views;
    private final List<Feed<?>> feeds;
    private final Recomputations recomputations;
    private final Map<String, List<Difference>> staged = new ConcurrentHashMap<>();

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

    /// The tables whose changes the views follow, in the order in which the views were declared:
    /// who declares views before those that they feed may wait for one table after the other.
    public Set<String> sourceTables() {
        Set<String> tables = new LinkedHashSet<>();
        feeds.forEach(feed -> tables.add(feed.source().table()));
        recomputations.views()
                .forEach(view -> view.triggers()
                        .forEach(trigger -> tables.add(trigger.source().table())));
        return tables;
    }

    @Override
    public void derive(List<Change> changes, Transaction transaction) {
        List<Change> next = new ArrayList<>(changes.stream().filter(this::concerns).toList());
        changes.forEach(change -> next.addAll(repair(change, transaction)));
        follow(next, transaction);
    }

    private void follow(List<Change> changes, Transaction transaction) {
        List<Change> next = changes;
        for (int round = 0; round <= views.size(); round++) {
            if (next.isEmpty()) {
                return;
            }
            next = round(next, transaction);
        }
        throw new IllegalStateException("views feed each other in a circle: "
                + views.stream().map(View::name).toList());
    }

    /// @throws IllegalArgumentException where there is none of that name
    View<?> view(String name) {
        return views.stream()
                .filter(view -> view.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("there is no view " + name
                        + "; there are " + views.stream().map(View::name).toList()));
    }

    /// Keeps what a rebuild found wrong until the transaction that does the rebuild is derived.
    void stage(View<?> view, List<Difference> differences) {
        staged.put(view.name(), differences);
    }

    /// Drops it; returns whether it was still there.
    boolean unstage(View<?> view) {
        return staged.remove(view.name()) != null;
    }

    /// The latest generation of those views that an item is a fact of.
    long latest(String table, Key key, Map<String, Generation> generations) {
        return feeds.stream()
                .filter(feed -> feed.takes(table, key))
                .flatMap(feed -> feed.views().stream())
                .mapToLong(view -> generations
                        .getOrDefault(view.table().name(), Generation.FIRST)
                        .latest())
                .max()
                .orElse(0);
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

    /// Writes right what a rebuild found wrong, where the change is the one that ends it.
    private List<Change> repair(Change change, Transaction transaction) {
        boolean ends = change.table().equals(ViewTable.NAME)
                && change.key().partition().equals(ViewRegistry.PARTITION);
        Optional<List<Difference>> differences = ends
                ? Optional.ofNullable(staged.remove(change.key().sort()))
                : Optional.empty();
        if (differences.isEmpty()) {
            return List.of();
        }
        InlineFold fold = new InlineFold(transaction, this::concerns);
        fold.repair(view(change.key().sort()).table(), differences.get());
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
