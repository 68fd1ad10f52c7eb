package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.SiteSettings;
import dev.millrace.tracker.ingest.StoredSettings;
import dev.millrace.tracker.question.TrackedSite;
import dev.millrace.view.View;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// A store, opened with the tables of some applications and the views that are kept in them.
record Workspace(Storage storage, ViewEngine engine, ViewAudit audit) implements AutoCloseable {
    /// Opens it for these applications, or for all where none is named. What keeps views fresh, or
    /// shows them, needs those of every application whose facts it meets.
    static Workspace open(CommonOptions options, Application... applications) {
        List<Application> opened = named(applications);
        return switch (options.store) {
            case sqlite -> embedded(options.data, opened);
            case dynamodb -> onDynamoDb(opened);
        };
    }

    static Workspace open(Path folder, Application... applications) {
        return embedded(folder, named(applications));
    }

    private static List<Application> named(Application... applications) {
        return List.of(applications.length == 0 ? Application.values() : applications);
    }

    private static Workspace embedded(Path folder, List<Application> applications) {
        ViewEngine engine = engine(applications);
        EmbeddedStorage storage = EmbeddedStorage.open(folder, engine);
        Store store = storage.store();
        List<TableSchema> tables = tables(applications);
        // a new folder gets all it needs in one transaction; any other needs no write to be opened
        ViewAudit audit = store.tables().list().containsAll(names(tables))
                ? prepared(store, tables, engine)
                : store.together(() -> prepared(store, tables, engine));
        return new Workspace(storage, engine, audit);
    }

    /// Apart, so that the embedded store starts without the classes of the AWS SDK.
    private static Workspace onDynamoDb(List<Application> applications) {
        ViewEngine engine = engine(applications);
        DynamoDbStorage storage = DynamoDbStorage.open(engine, tables(applications));
        return new Workspace(storage, engine, new ViewAudit(storage.forViews(), engine));
    }

    private static ViewEngine engine(List<Application> applications) {
        return new ViewEngine(applications.stream()
                .<View<?>>flatMap(application -> application.views().stream())
                .toList());
    }

    private static List<TableSchema> tables(List<Application> applications) {
        return applications.stream()
                .flatMap(application -> application.tables().stream())
                .toList();
    }

    private static List<String> names(List<TableSchema> tables) {
        return Stream.concat(tables.stream().map(TableSchema::name), Stream.of(ViewTable.NAME))
                .toList();
    }

    private static ViewAudit prepared(Store store, List<TableSchema> tables, ViewEngine engine) {
        tables.forEach(store.tables()::create);
        return new ViewAudit(store, engine);
    }

    Store store() {
        return storage.store();
    }

    /// The site as questions see it, in its own zone; an unknown site is an empty one.
    TrackedSite tracked(Site site) {
        ZoneId zone = new StoredSettings(store(), site).find()
                .map(SiteSettings::zone)
                .orElse(ZoneId.systemDefault());
        return new TrackedSite(store(), site, zone, InstantSource.system());
    }

    @Override
    public void close() {
        storage.close();
    }
}
