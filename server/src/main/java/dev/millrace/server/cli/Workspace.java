package dev.millrace.server.cli;

import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.ingest.SiteSettings;
import dev.millrace.tracker.ingest.StoredSettings;
import dev.millrace.tracker.question.TrackedSite;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/// A store, opened with the views that are kept in it and the tables they need.
record Workspace(Storage storage, ViewEngine engine, ViewAudit audit) implements AutoCloseable {
    static Workspace open(CommonOptions options) {
        return switch (options.store) {
            case sqlite -> open(options.data);
            case dynamodb -> onDynamoDb();
        };
    }

    static Workspace open(Path folder) {
        ViewEngine engine = new ViewEngine(TrackerViews.all());
        EmbeddedStorage storage = EmbeddedStorage.open(folder, engine);
        storage.store().tables().create(TrackerTable.SCHEMA);
        return new Workspace(storage, engine, new ViewAudit(storage.forViews(), engine));
    }

    /// Apart, so that the embedded store starts without the classes of the AWS SDK.
    private static Workspace onDynamoDb() {
        ViewEngine engine = new ViewEngine(TrackerViews.all());
        DynamoDbStorage storage = DynamoDbStorage.open(engine);
        return new Workspace(storage, engine, new ViewAudit(storage.forViews(), engine));
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
