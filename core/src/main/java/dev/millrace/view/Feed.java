package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The views that are folded from one source, so that each image is read once for all of them.
record Feed<T>(Source<T> source, List<FactView<T>> views) {

    static List<Feed<?>> of(List<FactView<?>> views) {
        Map<Source<?>, List<FactView<?>>> bySource = new LinkedHashMap<>();
        views.forEach(view -> bySource.computeIfAbsent(view.source(), _ -> new ArrayList<>())
                .add(view));
        return bySource.values().stream().<Feed<?>>map(Feed::alike).toList();
    }

    boolean takes(String table, Key key) {
        return source.table().equals(table) && source.covers().test(key);
    }

    /// Hands both images to every view.
    ///
    /// @throws RuntimeException what the reader or a view's function throws
    void digest(Change change, Tallies out) {
        change.before().ifPresent(image -> digest(image, out, true));
        change.after().ifPresent(image -> digest(image, out, false));
    }

    /// What one image counts for one view, empty where it cannot be digested.
    Optional<Contributions> digest(FactView<T> view, Item image, boolean takenBack,
            Poison poison) {
        Contributions contributions = new Contributions();
        contributions.expect(view, takenBack);
        try {
            view.contribute(source.reader().apply(image), contributions);
            return Optional.of(contributions);
        } catch (UnkeepableView refused) {
            throw refused;
        } catch (RuntimeException reason) {
            poison.found(view, reason);
            return Optional.empty();
        }
    }

    private void digest(Item image, Tallies out, boolean takenBack) {
        T fact = source.reader().apply(image);
        for (FactView<T> view : views) {
            Contributions contributions = out.of(view.table());
            contributions.expect(view, takenBack);
            view.contribute(fact, contributions);
        }
    }

    @SuppressWarnings("unchecked")
    private static Feed<?> alike(List<FactView<?>> views) {
        List<FactView<Object>> same = new ArrayList<>();
        views.forEach(view -> same.add((FactView<Object>) view));
        return new Feed<>(same.getFirst().source(), same);
    }

    /// Hears of images that cannot be digested.
    interface Poison {
        void found(View<?> view, RuntimeException reason);
    }
}
