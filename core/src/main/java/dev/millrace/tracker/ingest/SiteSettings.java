package dev.millrace.tracker.ingest;

import dev.millrace.item.Item;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.classify.SiteProfile;
import dev.millrace.tracker.classify.VisitorSecret;
import dev.millrace.tracker.hits.HitBatch;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// What is set for a site, as the item at [Site#settings()] holds it.
///
/// @param revision advanced by every change, so that a batch is never stored under settings that
///            were changed meanwhile
/// @param retentionDays how long raw lines are kept; empty for ever
/// @param hosts host names of the site
public record SiteSettings(long revision, VisitorSecret secret, ZoneId zone,
        OptionalInt retentionDays, Set<String> hosts) {
    /// Raw lines expire up to this long after they might, and a line may be imported that much
    /// later: what is refused must be refused before its first copy is gone.
    public static final int MARGIN_DAYS = 3;
    public static final int LEAST_RETENTION_DAYS = 7;
    static final String REVISION = "Revision";
    private static final String SECRET = "Secret";
    private static final String ZONE = "Zone";
    private static final String RETENTION_DAYS = "RetentionDays";
    private static final String HOSTS = "Hosts";
    private static final String BETWEEN_HOSTS = " ";

    public SiteSettings {
        hosts = Set.copyOf(hosts);
        if (retentionDays.isPresent() && retentionDays.getAsInt() < LEAST_RETENTION_DAYS) {
            throw new IllegalArgumentException("raw lines are kept for at least "
                    + LEAST_RETENTION_DAYS + " days, not " + retentionDays.getAsInt());
        }
    }

    /// The first settings of a site.
    public static SiteSettings first(VisitorSecret secret, ZoneId zone, Set<String> hosts) {
        return new SiteSettings(1, secret, zone, OptionalInt.empty(), hosts);
    }

    public SiteSettings withZone(ZoneId changed) {
        return new SiteSettings(revision + 1, secret, changed, retentionDays, hosts);
    }

    public SiteSettings withRetentionDays(OptionalInt changed) {
        return new SiteSettings(revision + 1, secret, zone, changed, hosts);
    }

    public SiteSettings withHosts(Set<String> changed) {
        return new SiteSettings(revision + 1, secret, zone, retentionDays, changed);
    }

    public SiteProfile profile() {
        return new SiteProfile(hosts, zone, secret);
    }

    /// The first second that is not refused as expired.
    long oldestSecond(Instant now) {
        return retentionDays.isEmpty()
                ? Long.MIN_VALUE
                : now.minus(Duration.ofDays((long) retentionDays.getAsInt() - MARGIN_DAYS))
                        .getEpochSecond();
    }

    /// When a batch of a UTC hour may be deleted.
    OptionalLong expiryOf(long utcHour) {
        return retentionDays.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of((utcHour + 1) * HitBatch.HOUR_SECONDS
                        + Duration.ofDays(retentionDays.getAsInt()).toSeconds());
    }

    Item item(Site site) {
        Item item = TrackerTable.SCHEMA.itemOf(site.settings())
                .with(REVISION, revision)
                .with(SECRET, secret.hex())
                .with(ZONE, zone.getId())
                .with(HOSTS, String.join(BETWEEN_HOSTS, new TreeSet<>(hosts)));
        return retentionDays.isPresent()
                ? item.with(RETENTION_DAYS, retentionDays.getAsInt())
                : item;
    }

    /// @throws IllegalStateException where the item holds no settings
    static SiteSettings read(Item item) {
        try {
            return new SiteSettings(item.number(REVISION),
                    VisitorSecret.parse(item.text(SECRET).orElse("")),
                    ZoneId.of(item.text(ZONE).orElse("")), retention(item),
                    hosts(item.text(HOSTS).orElse("")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalStateException("the settings of the site are damaged", e);
        }
    }

    private static OptionalInt retention(Item item) {
        return item.has(RETENTION_DAYS)
                ? OptionalInt.of(Math.toIntExact(item.number(RETENTION_DAYS)))
                : OptionalInt.empty();
    }

    private static Set<String> hosts(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(BETWEEN_HOSTS, -1)));
    }
}
