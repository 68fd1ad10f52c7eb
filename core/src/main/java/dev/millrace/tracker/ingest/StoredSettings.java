package dev.millrace.tracker.ingest;

import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.classify.VisitorSecret;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The settings of a site in its store. Changing the zone or the retention rewrites the stored
/// batches, and so repairs the views; when a change was cut off, the same change again ends it.
public final class StoredSettings {
    private final Store store;
    private final Site site;

    public StoredSettings(Store store, Site site) {
        this.store = store;
        this.site = site;
    }

    public Optional<SiteSettings> find() {
        return store.get(TrackerTable.NAME, site.settings(), Consistency.STRONG)
                .item()
                .map(SiteSettings::read);
    }

    /// The settings, made now where the site has none; of two who make them at once, one wins.
    public SiteSettings orFirst(SecureRandom random, ZoneId zone) {
        return find().orElseGet(() -> first(random, zone));
    }

    private SiteSettings first(SecureRandom random, ZoneId zone) {
        SiteSettings made = SiteSettings.first(VisitorSecret.random(random), zone, Set.of());
        try {
            store.transact(List.of(
                    Write.put(TrackerTable.NAME, made.item(site))
                            .when(Condition.absent(SiteSettings.REVISION)),
                    KnownSites.entry(site)));
            return made;
        } catch (ConditionFailed lost) {
            return required();
        }
    }

    /// Days and hours are cut in another time zone from now on, and those already counted anew.
    public SiteSettings changeZone(ZoneId zone) {
        SiteSettings changed = change(settings -> settings.withZone(zone));
        new BatchSweep(store, site).apply(changed);
        return changed;
    }

    /// Raw lines are kept for another time from now on, those already stored too.
    public SiteSettings changeRetention(OptionalInt days) {
        SiteSettings changed = change(settings -> settings.withRetentionDays(days));
        new BatchSweep(store, site).apply(changed);
        return changed;
    }

    /// Lines imported from now on know these hosts as the site's own.
    public SiteSettings changeHosts(Set<String> hosts) {
        return change(settings -> settings.withHosts(hosts));
    }

    private SiteSettings change(UnaryOperator<SiteSettings> change) {
        SiteSettings read = required();
        SiteSettings changed = change.apply(read);
        try {
            store.write(Write.put(TrackerTable.NAME, changed.item(site)).when(unchanged(read)));
            return changed;
        } catch (ConditionFailed overtaken) {
            return change(change);
        }
    }

    /// A condition of the settings' item: nobody changed them.
    static Condition unchanged(SiteSettings read) {
        return Condition.equal(SiteSettings.REVISION, Value.of(read.revision()));
    }

    SiteSettings required() {
        return find().orElseThrow(() -> new IllegalStateException(
                "site '" + site.name() + "' has no settings: nothing was imported yet"));
    }
}
