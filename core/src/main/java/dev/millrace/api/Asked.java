package dev.millrace.api;

import dev.millrace.store.Capacity;
import dev.millrace.tracker.question.By;
import dev.millrace.tracker.question.Dimension;
import dev.millrace.tracker.question.Filter;
import dev.millrace.tracker.question.TimeRange;
import dev.millrace.tracker.question.TrackedSite;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request about one site: its arguments in the words of the tracker's questions.
record Asked(TrackedSite site, Arguments arguments) {
    /// Days that a range has which names no beginning.
    private static final int STANDARD_DAYS = 30;
    /// No history has more buckets.
    private static final long MOST_BUCKETS = 10_000;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    static Asked of(TrackedSites sites, Arguments arguments) {
        String name = arguments.text(TrackerParameters.SITE.name());
        return sites.find(name)
                .map(site -> new Asked(site, arguments))
                .orElseThrow(() -> Problem.notFound("there is no site " + name).error());
    }

    /// The name of a page, whether asked for with its leading slash or without. The root page and
    /// the page called INDEX have one as their name.
    String page() {
        String text = arguments.text(TrackerParameters.PAGE.name());
        String name = text.startsWith("/") && text.length() > 1 ? text.substring(1) : text;
        return name.equals("INDEX") ? "/INDEX" : name;
    }

    By by() {
        return By.valueOf(arguments.text(TrackerParameters.BY.name()).toUpperCase(Locale.ROOT));
    }

    Dimension dimension() {
        return Dimension.of(arguments.text("dimension")).orElseThrow();
    }

    List<Filter> filters() {
        return arguments.all(TrackerParameters.FILTER.name())
                .stream()
                .map(Filter::parse)
                .toList();
    }

    Optional<Instant> time(String name) {
        return arguments.moment(name).map(moment -> moment.in(site.zone()));
    }

    /// The range asked for, from the beginning of time and to its end where nothing is said.
    Optional<TimeRange> openRange() {
        Optional<Instant> from = time("from");
        Optional<Instant> to = time("to");
        return from.isEmpty() && to.isEmpty()
                ? Optional.empty()
                : Optional.of(range(from.orElse(Instant.EPOCH), to.orElse(END), "to"));
    }

    /// The range asked for; to the end of today and from 30 days before its end where nothing
    /// is said.
    TimeRange range() {
        Instant to = time("to").orElseGet(this::endOfToday);
        return range(time("from").orElseGet(() -> daysBefore(to)), to, "to");
    }

    /// The range to compare with; empty unless both its ends are named.
    Optional<TimeRange> rangeBefore() {
        return time("before_from").flatMap(from -> time("before_to")
                .map(to -> range(from, to, "before_to")));
    }

    Instant endOfToday() {
        return site.today().plusDays(1).atStartOfDay(site.zone()).toInstant();
    }

    private Instant daysBefore(Instant end) {
        LocalDate last = LocalDate.ofInstant(end.minusSeconds(1), site.zone());
        return last.minusDays(STANDARD_DAYS - 1).atStartOfDay(site.zone()).toInstant();
    }

    /// @param blamed the parameter to name where the range ends before it begins
    static TimeRange range(Instant from, Instant to, String blamed) {
        if (from.isAfter(to)) {
            throw Problem.badParameter(blamed,
                    "the range ends before it begins: from " + from + " to " + to).error();
        }
        return TimeRange.of(from, to);
    }

    /// The range, unless it has too many buckets to be asked for at once.
    static TimeRange bucketed(TimeRange range, By by) {
        long seconds = switch (by) {
            case HOUR -> 3600;
            case DAY, WEEK, MONTH -> 86_400;
        };
        if (range.seconds() / seconds > MOST_BUCKETS) {
            throw Problem.badParameter("by", "more than " + MOST_BUCKETS
                    + " buckets; ask for a shorter range or longer buckets").error();
        }
        return range;
    }

    /// What is not there, after looking for it.
    static ApiError unknownPage(String page, Capacity used) {
        return Problem.notFound("the page " + page + " has no views").after(used).error();
    }
}
