package dev.millrace.server.cli;

import dev.millrace.item.Key;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.SiteSettings;
import dev.millrace.tracker.ingest.StoredSettings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Which view items can be compared with their facts. Where a site has a retention, only the days
/// whose lines are all still there: older days, and the all-time index of pages, count lines that
/// are gone.
final class Verifiable implements Predicate<Key> {
    private final Store store;
    private final Map<Site, Optional<LocalDate>> firstDays = new HashMap<>();
    private boolean leftOut;

    Verifiable(Store store) {
        this.store = store;
    }

    @Override
    public boolean test(Key key) {
        boolean kept = firstDays.computeIfAbsent(siteOf(key), this::firstDay)
                .map(day -> isFrom(day, key.sort()))
                .orElse(true);
        leftOut |= !kept;
        return kept;
    }

    /// A month counts when its first day does.
    private static boolean isFrom(LocalDate first, String sortKey) {
        YearMonth month = YearMonth.from(first.plusMonths(1).minusDays(1));
        return (sortKey.startsWith(Site.DAY) && sortKey.compareTo(Site.DAY + first) >= 0)
                || (sortKey.startsWith(Site.MONTH)
                        && sortKey.compareTo(Site.MONTH + month) >= 0);
    }

    /// Whether some item was not compared.
    boolean leftOut() {
        return leftOut;
    }

    private Optional<LocalDate> firstDay(Site site) {
        return new StoredSettings(store, site).find().flatMap(Verifiable::firstDay);
    }

    private static Optional<LocalDate> firstDay(SiteSettings settings) {
        return settings.retentionDays().isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDate.now(settings.zone())
                        .minusDays(settings.retentionDays().getAsInt())
                        .plusDays(2));
    }

    /// A page's name holds no `#`, so the first one ends the prefix of a site.
    private static Site siteOf(Key key) {
        int end = key.partition().indexOf('#');
        return end <= 0 || key.partition().startsWith("/")
                ? Site.DEFAULT
                : new Site(key.partition().substring(0, end));
    }
}
