package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Consistency;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.classify.Classifier;
import dev.millrace.tracker.hits.HitBatch;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.hits.HitKeys;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A site in a SQLite store with the tracker's views, to import into and look at.
final class Tracked implements AutoCloseable {
    static final Clock NOW = Clock.fixed(Instant.parse("2015-06-01T00:00:00Z"), ZoneOffset.UTC);
    static final Site SITE = Site.DEFAULT;
    private static final Classifier CLASSIFIER = new Classifier();
    final SqliteStore store;

    Tracked(Path folder) {
        store = SqliteStore.open(folder, new ViewEngine(TrackerViews.all()));
        store.tables().create(ViewTable.SCHEMA);
        store.tables().create(TrackerTable.SCHEMA);
    }

    static ImportTools tools(Clock clock) {
        return new ImportTools(CLASSIFIER, clock, new SecureRandom(), 2);
    }

    Importer importer() {
        return new Importer(store, SITE, tools(NOW));
    }

    ImportReport run(LogSource... sources) {
        return importer().run(List.of(sources));
    }

    StoredSettings settings() {
        return new StoredSettings(store, SITE);
    }

    static LogSource source(String name, byte[] text) {
        return new LogSource(name, Formats.named("auto"), () -> new ByteArrayInputStream(text));
    }

    static LogSource source(String name, String text) {
        return source(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /// 10,000 lines of the combined format of May 2015.
    static byte[] realLog() {
        try (InputStream in = new GZIPInputStream(Tracked.class
                .getResourceAsStream("/dev/millrace/testkit/apache_logs_2015.log.gz"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The views of each page in the index, those with none left out.
    Map<String, Long> pageViews() {
        Map<String, Long> views = new TreeMap<>();
        Query index = Query.of(TrackerTable.NAME, SITE.indexPartition());
        Pages.forEach(store, index, item -> views.put(key(item).sort(),
                item.number(TrackerTable.VIEWS)));
        views.values().removeIf(count -> count == 0);
        return views;
    }

    /// The days of the site with their attributes.
    Map<LocalDate, Item> siteDays() {
        return days(SITE.sitePartition());
    }

    /// The views of a page by day.
    Map<LocalDate, Long> pageDays(String page) {
        Map<LocalDate, Long> days = new TreeMap<>();
        Query query = Query.of(TrackerTable.NAME, SITE.pagePartition(page))
                .range(SortRange.prefix(Site.MONTH));
        Pages.forEach(store, query, month -> month.attributes()
                .keySet()
                .stream()
                .filter(name -> name.startsWith(TrackerTable.DAY))
                .forEach(name -> days.put(LocalDate.parse(
                        key(month).sort().substring(Site.MONTH.length()) + "-"
                                + name.substring(TrackerTable.DAY.length())),
                        month.number(name))));
        return days;
    }

    private Map<LocalDate, Item> days(String partition) {
        Map<LocalDate, Item> days = new TreeMap<>();
        Query query = Query.of(TrackerTable.NAME, partition).range(SortRange.prefix(Site.DAY));
        Pages.forEach(store, query, item -> days.put(
                LocalDate.parse(key(item).sort().substring(Site.DAY.length())), item));
        days.values().removeIf(item -> TrackerTable.SCHEMA.itemOf(key(item)).equals(item));
        return days;
    }

    Item page(String page) {
        return get(SITE.index(page));
    }

    Item get(Key key) {
        return store.get(TrackerTable.NAME, key, Consistency.STRONG).item().orElse(Item.empty());
    }

    /// All batches of the days given.
    List<HitBatch> batches(LocalDate from, LocalDate to) {
        List<HitBatch> batches = new ArrayList<>();
        from.datesUntil(to.plusDays(1))
                .forEach(day -> Pages.forEach(store,
                        HitKeys.day(SITE, day), item -> batches.add(HitBatches.read(item))));
        return batches;
    }

    /// Everything that views hold, for comparing two stores; items that fell to zero left out.
    Map<String, Object> figures() {
        Map<String, Object> figures = new TreeMap<>();
        figures.put("views", pageViews());
        siteDays().forEach((day, item) -> figures.put("day " + day, counters(item)));
        pageViews().keySet().forEach(page -> {
            figures.put("page " + page, counters(page(page)));
            pageDays(page).forEach((day, views) -> figures.put(page + " " + day, views));
        });
        return figures;
    }

    private static Map<String, Object> counters(Item item) {
        return new TreeMap<>(item.attributes());
    }

    private static Key key(Item item) {
        return TrackerTable.SCHEMA.keyOf(item);
    }

    static ZoneId zone(String id) {
        return ZoneId.of(id);
    }

    @Override
    public void close() {
        store.close();
    }
}
