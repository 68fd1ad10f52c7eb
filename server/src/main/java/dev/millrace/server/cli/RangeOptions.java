package dev.millrace.server.cli;

import dev.millrace.api.Moment;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.question.SiteSpan;
import dev.millrace.tracker.question.TimeRange;
import dev.millrace.tracker.question.TrackedSite;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of questions about a site in a time.
final class RangeOptions {
    @Option(names = "--site", paramLabel = "NAME", defaultValue = "", description = "Which site (default: the default site).")
    Site site = Site.DEFAULT;

    @Option(names = "--from", paramLabel = "T", description = "Begin of the range, included: 2026-10-01 (in the site's zone), 2026-10-01T07:30:00Z"
            + " or epoch seconds. Default: the first line.")
    Optional<Moment> from = Optional.empty();

    @Option(names = "--to", paramLabel = "T", description = "End of the range, excluded. Default: after the last line.")
    Optional<Moment> to = Optional.empty();

    boolean isAllTime() {
        return from.isEmpty() && to.isEmpty();
    }

    /// The range asked for; what is not given comes from the site's first and last day.
    TimeRange range(TrackedSite tracked) {
        TimeRange span = new SiteSpan(tracked).ask().range().orElse(new TimeRange(0, 0));
        long start = from.map(moment -> moment.in(tracked.zone()).getEpochSecond())
                .orElse(span.from());
        long end = to.map(moment -> moment.in(tracked.zone()).getEpochSecond())
                .orElse(Math.max(start, span.to()));
        if (end < start) {
            throw new WrongUsage("--to is before --from");
        }
        return new TimeRange(start, end);
    }
}
