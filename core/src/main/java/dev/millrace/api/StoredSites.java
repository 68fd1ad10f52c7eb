package dev.millrace.api;

import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.KnownSites;
import dev.millrace.tracker.ingest.SiteSettings;
import dev.millrace.tracker.ingest.StoredSettings;
import dev.millrace.tracker.question.TrackedSite;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The sites of a store, each in the zone that its settings say; a site without settings has no
/// lines yet. The default site is always there.
public final class StoredSites implements TrackedSites {
    private final Store store;
    private final InstantSource clock;

    public StoredSites(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<TrackedSite> all() {
        return Stream.concat(Stream.of(Site.DEFAULT), KnownSites.of(store).stream())
                .distinct()
                .map(this::tracked)
                .toList();
    }

    @Override
    public Optional<TrackedSite> find(String name) {
        try {
            Site site = new Site(name);
            return zone(site).map(zone -> new TrackedSite(store, site, zone, clock))
                    .or(() -> site.equals(Site.DEFAULT)
                            ? Optional.of(tracked(site))
                            : Optional.empty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private TrackedSite tracked(Site site) {
        return new TrackedSite(store, site, zone(site).orElse(ZoneId.systemDefault()), clock);
    }

    private Optional<ZoneId> zone(Site site) {
        return new StoredSettings(store, site).find().map(SiteSettings::zone);
    }
}
