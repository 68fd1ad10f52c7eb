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

    private void digest(Feed<?> feed, Change change, Quarantine.Sink quarantine) {
        Feed.Digested out = new Feed.Digested() {
            @Override
            public void contributed(FactView<?> view, Contributions contributions) {
                of(view.table()).absorb(contributions);
            }

            @Override
            public void poisoned(View<?> view, RuntimeException reason) {
                quarantine.keep(Quarantine.Entry.of(view, change, reason));
            }
        };
        change.before().ifPresent(image -> feed.digest(image, true, out));
        change.after().ifPresent(image -> feed.digest(image, false, out));
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
