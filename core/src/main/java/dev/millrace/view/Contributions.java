package dev.millrace.view;

import dev.millrace.item.Key;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What facts add to view items, or take back from them: for each item, a tally of counters and
/// extremes. A view's function sees one that it adds to; whether that adds or takes back is the
/// engine's business.
public final class Contributions {
    private final Map<Key, Tally> tallies = new LinkedHashMap<>();
    private boolean retracting;
    private Optional<Requery> requery = Optional.empty();
    private Optional<FactView<?>> view = Optional.empty();

    /// The tally of the view item with this key, empty at first.
    public Tally at(Key key) {
        Tally tally = tallies.get(key);
        if (tally == null) {
            tally = new Tally(this);
            tallies.put(key, tally);
        }
        return tally;
    }

    public Map<Key, Tally> tallies() {
        return Collections.unmodifiableMap(tallies);
    }

    /// Says whose contributions follow, and whether they are taken back.
    void expect(FactView<?> contributor, boolean takenBack) {
        view = Optional.of(contributor);
        requery = contributor.requery();
        retracting = takenBack;
    }

    /// Adds what others gathered.
    void absorb(Contributions other) {
        other.tallies.forEach((key, tally) -> at(key).absorb(tally));
    }

    boolean retracting() {
        return retracting;
    }

    Optional<FactView<?>> view() {
        return view;
    }

    /// @throws UnkeepableView where the facts of an extreme cannot be asked for again
    void requireRequery() {
        if (requery.isEmpty() && view.isPresent()) {
            throw new UnkeepableView(view.get().name());
        }
    }
}
