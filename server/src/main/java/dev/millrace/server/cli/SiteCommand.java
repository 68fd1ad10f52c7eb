package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.SiteSettings;
import dev.millrace.tracker.ingest.StoredSettings;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace site`: shows and changes what is set for a site.
@Command(name = "site", mixinStandardHelpOptions = true, description = "Show or change a site's time zone, retention and host names.")
final class SiteCommand implements Callable<Integer> {
    private static final String FOREVER = "forever";

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "", description = "Which site (default: the default site).")
    private Site site = Site.DEFAULT;

    @OnlyGiven
    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone that days and hours are cut in (Europe/Oslo); what is stored is counted anew.")
    private Optional<ZoneId> zone = Optional.empty();

    @OnlyGiven
    @Option(names = "--retention", paramLabel = "DAYS|forever", description = "How long raw lines are kept; views always stay.")
    private Optional<String> retention = Optional.empty();

    @OnlyGiven
    @Option(names = "--host", paramLabel = "HOST", split = ",", description = "Host names of the site itself, so that links within it count as no source.")
    private List<String> hosts = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        Optional<OptionalInt> kept = retention.map(SiteCommand::days);
        try (Workspace workspace = Workspace.open(options, Application.TRACKER)) {
            StoredSettings stored = new StoredSettings(workspace.store(), site);
            stored.orFirst(new SecureRandom(), zone.orElse(ZoneId.systemDefault()));
            if (!hosts.isEmpty()) {
                stored.changeHosts(Set.copyOf(hosts));
            }
            kept.ifPresent(stored::changeRetention);
            zone.ifPresent(stored::changeZone);
            Map<String, Object> shown = shown(
                    stored.orFirst(new SecureRandom(), ZoneId.systemDefault()));
            console.result(shown, () -> text(shown));
        }
        return 0;
    }

    private static OptionalInt days(String text) {
        if (text.equals(FOREVER)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(atLeast(Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            throw new WrongUsage(
                    "--retention is a number of days or `forever`, not '" + text + "'");
        }
    }

    private static int atLeast(int days) {
        if (days < SiteSettings.LEAST_RETENTION_DAYS) {
            throw new WrongUsage("raw lines are kept for at least "
                    + SiteSettings.LEAST_RETENTION_DAYS + " days, not " + days);
        }
        return days;
    }

    private static Map<String, Object> shown(SiteSettings settings) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("zone", settings.zone().getId());
        shown.put("retention", settings.retentionDays().isPresent()
                ? settings.retentionDays().getAsInt() + " days"
                : FOREVER);
        shown.put("hosts", List.copyOf(new TreeSet<>(settings.hosts())));
        return shown;
    }

    private static String text(Map<String, Object> shown) {
        Columns columns = new Columns("SETTING", "VALUE");
        shown.forEach(columns::row);
        return columns.toString();
    }
}
