package dev.millrace.view;

import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// What a set of changes comes to, per table and view item.
///
/// Images are digested straight into the tallies. Where one cannot be digested, everything is thrown
/// away and digested again, image by image, each on its own: a failed one may have left half of its
/// contributions, and failing is too rare to pay for beforehand.
final class Tallies {
    private final Map<String, Contributions> byTable = new HashMap<>();
    private final Map<String, TableSchema> schemas = new LinkedHashMap<>();

    private Tallies() {}

    static Tallies of(List<Feed<?>> feeds, List<Change> changes, Quarantine.Sink quarantine) {
        try {
            Tallies straight = new Tallies();
            eachFed(feeds, changes, (feed, change) -> feed.digest(change, straight));
            return straight;
        } catch (UnkeepableView refused) {
            throw refused;
        } catch (RuntimeException _) {
            Tallies careful = new Tallies();
            eachFed(feeds, changes, (feed, change) -> careful.digest(feed, change, quarantine));
            return careful;
        }
    }

    Contributions of(TableSchema table) {
        Contributions contributions = byTable.get(table.name());
        if (contributions == null) {
            contributions = new Contributions();
            byTable.put(table.name(), contributions);
            schemas.put(table.name(), table);
        }
        return contributions;
    }

    void forEach(BiConsumer<TableSchema, Contributions> action) {
        schemas.forEach((name, schema) -> action.accept(schema, of(schema)));
    }

    private <T> void digest(Feed<T> feed, Change change, Quarantine.Sink quarantine) {
        Feed.Poison poison = (view, reason) -> quarantine.keep(
                Quarantine.Entry.of(view, change, reason));
        for (FactView<T> view : feed.views()) {
            change.before()
                    .flatMap(image -> feed.digest(view, image, true, poison))
                    .ifPresent(of(view.table())::absorb);
            change.after()
                    .flatMap(image -> feed.digest(view, image, false, poison))
                    .ifPresent(of(view.table())::absorb);
        }
    }

    private static void eachFed(List<Feed<?>> feeds, List<Change> changes,
            BiConsumer<Feed<?>, Change> action) {
        for (Change change : changes) {
            for (Feed<?> feed : feeds) {
                if (feed.takes(change.table(), change.key())) {
                    action.accept(feed, change);
                }
            }
        }
    }
}
