package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Consistency;
import dev.millrace.store.Cursor;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Maps and points in pages, in the order of their ids, without a scan.
public final class Lists {
    /// Points that are looked at for one page, where few of them have the category wanted.
    private static final int MOST_READ = 10_000;
    private final Store store;

    public Lists(Store store) {
        this.store = store;
    }

    /// @param limit most results of a page
    /// @param cursor the one of the page before
    public record Wish(int limit, Optional<String> cursor, Consistency consistency) {}

    /// One page.
    ///
    /// @param cursor where the next page begins, empty on the last one
    public record Listed<T>(List<T> results, Optional<String> cursor) {
        public Listed {
            results = List.copyOf(results);
        }
    }

    /// Maps: one query of the index, and one read a map.
    public Costed<Listed<PlaceMap>> maps(Wish wish) {
        Calls calls = new Calls(store);
        Query query = Query.of(PlacesTables.REGION, Regions.MAPS);
        Listed<Item> entries = page(calls, PlacesTables.REGION_SCHEMA, query, wish,
                entry -> PlacesViews.lists(entry, calls.reader()));
        List<PlaceMap> maps = entries.results()
                .stream()
                .map(entry -> PlacesTables.REGION_SCHEMA.keyOf(entry).sort())
                .flatMap(mapId -> Maps.read(calls, mapId, wish.consistency()).stream())
                .filter(PlaceMap::isShown)
                .toList();
        return calls.costed(new Listed<>(maps, entries.cursor()));
    }

    /// Points of a map. `""` is the category of those that have none. With a category, a page may
    /// have fewer points than its limit and yet a next page.
    ///
    /// @throws PlaceError where there is no such map
    public Costed<Listed<Point>> points(String mapId, Optional<String> category, Wish wish) {
        Calls calls = new Calls(store);
        Points.requireMap(calls, mapId, wish.consistency());
        Listed<Item> items = page(calls, PlacesTables.POINT_SCHEMA,
                Query.of(PlacesTables.POINT, mapId), wish,
                item -> category.map(new Point(item).category().orElse("")::equals).orElse(true));
        return calls.costed(new Listed<>(items.results().stream().map(Point::new).toList(),
                items.cursor()));
    }

    private static Listed<Item> page(Calls calls, TableSchema schema, Query query, Wish wish,
            Predicate<Item> wanted) {
        List<Item> found = new ArrayList<>();
        Optional<Cursor> after = wish.cursor().map(text -> cursor(schema, query, text));
        int read = 0;
        do {
            Query next = query.limit(wish.limit()).after(after);
            Page page = calls.query(wish.consistency().isEventual() ? next : next.strong());
            read += Math.max(1, page.items().size());
            for (Item item : page.items()) {
                if (wanted.test(item)) {
                    found.add(item);
                }
                if (found.size() == wish.limit()) {
                    return new Listed<>(found, Optional.of(schema.keyOf(item))
                            .filter(_ -> hasMore(page, item))
                            .map(Lists::text));
                }
            }
            after = page.next();
        } while (after.isPresent() && read < MOST_READ);
        return new Listed<>(found,
                after.map(cursor -> text(schema.keyOf(cursor.keys()))));
    }

    private static boolean hasMore(Page page, Item item) {
        return page.next().isPresent() || !page.items().getLast().equals(item);
    }

    private static String text(Key key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.sort().getBytes(StandardCharsets.UTF_8));
    }

    private static Cursor cursor(TableSchema schema, Query query, String text) {
        try {
            String sort = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(schema.itemOf(
                    Key.of(query.partition(), Details.id("cursor", sort))));
        } catch (IllegalArgumentException e) {
            throw PlaceError.invalid("cursor", "cursor is the one of the page before");
        }
    }
}
