package dev.millrace.server.cli;

import dev.millrace.sqlite.SqliteStore;
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

/// The store of a data folder, opened with the views that are kept in it and the tables they need.
record Workspace(SqliteStore store, ViewEngine engine, ViewAudit audit) implements AutoCloseable {
    static Workspace open(CommonOptions options) {
        return open(options.data);
    }

    static Workspace open(Path folder) {
        ViewEngine engine = new ViewEngine(TrackerViews.all());
        SqliteStore store = SqliteStore.open(folder, engine);
        store.tables().create(TrackerTable.SCHEMA);
        return new Workspace(store, engine, new ViewAudit(store, engine));
    }

    /// The site as questions see it, in its own zone; an unknown site is an empty one.
    TrackedSite tracked(Site site) {
        ZoneId zone = new StoredSettings(store, site).find()
                .map(SiteSettings::zone)
                .orElse(ZoneId.systemDefault());
        return new TrackedSite(store, site, zone, InstantSource.system());
    }

    @Override
    public void close() {
        store.close();
    }
}
