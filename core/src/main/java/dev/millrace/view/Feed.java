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

    /// Hands one image to every view, each with contributions of its own; a view that cannot digest
    /// it gets none.
    void digest(Item image, boolean takenBack, Digested out) {
        Optional<T> fact = read(image, out);
        fact.ifPresent(each -> views.forEach(view -> digest(view, each, takenBack, out)));
    }

    private Optional<T> read(Item image, Digested out) {
        try {
            return Optional.of(source.reader().apply(image));
        } catch (RuntimeException reason) {
            views.forEach(view -> out.poisoned(view, reason));
            return Optional.empty();
        }
    }

    private void digest(FactView<T> view, T fact, boolean takenBack, Digested out) {
        Contributions contributions = new Contributions();
        contributions.expect(view, takenBack);
        try {
            view.contribute(fact, contributions);
        } catch (UnkeepableView refused) {
            throw refused;
        } catch (RuntimeException reason) {
            out.poisoned(view, reason);
            return;
        }
        out.contributed(view, contributions);
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

    /// Hears what each view made of an image.
    interface Digested {
        void contributed(FactView<?> view, Contributions contributions);

        void poisoned(View<?> view, RuntimeException reason);
    }
}
