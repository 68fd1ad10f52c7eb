package dev.millrace.api;

import static dev.millrace.api.TrackerParameters.BY;
import static dev.millrace.api.TrackerParameters.FROM;
import static dev.millrace.api.TrackerParameters.PAGE;
import static dev.millrace.api.TrackerParameters.PREFIX;
import static dev.millrace.api.TrackerParameters.SITE;
import static dev.millrace.api.TrackerParameters.TO;

import dev.millrace.tracker.question.By;
import dev.millrace.tracker.question.History;
import dev.millrace.tracker.question.LastView;
import dev.millrace.tracker.question.PageTotals;
import dev.millrace.tracker.question.Shares;
import dev.millrace.tracker.question.TimeRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The page-view endpoints that pages of a site call: totals, history, share.
final class SeedEndpoints {
    private final TrackedSites sites;
    private final Optional<String> standardPrefix;
    private final RandomGenerator random;

    SeedEndpoints(TrackedSites sites, Optional<String> standardPrefix, RandomGenerator random) {
        this.sites = sites;
        this.standardPrefix = standardPrefix;
        this.random = random;
    }

    List<Endpoint> all() {
        Parameter prefix = standardPrefix.map(PREFIX::orElse).orElseGet(PREFIX::mandatory);
        return List.of(
                Endpoint.get("/pagetotals", "Views of each page that has any: {page: views}",
                        List.of(SITE, prefix, FROM, TO), this::pageTotals),
                Endpoint.get("/pagehistory", "Views of a page over time: views and labels of"
                        + " buckets, those without views included, and shares by service",
                        List.of(SITE, PAGE.mandatory(),
                                TrackerParameters.time("from_date",
                                        "Beginning; without it the day of the first view"),
                                TrackerParameters.time("to_date",
                                        "End, itself excluded; without it the end of today"),
                                BY),
                        this::pageHistory),
                Endpoint.post("/pageshare", "Records that a page was shared on a service",
                        List.of(SITE,
                                Parameter.body("page", PAGE.type(), PAGE.summary()),
                                Parameter.body("service", new Type.Text(1, 64),
                                        "Where it was shared")),
                        this::pageShare));
    }

    private Reply pageTotals(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        String prefix = arguments.text(PREFIX.name());
        PageTotals totals = new PageTotals(asked.site());
        PageTotals.Answer answer = asked.openRange()
                .map(range -> totals.in(range, prefix))
                .orElseGet(() -> totals.allTime(prefix));
        return Reply.ok(answer.views(), answer.used());
    }

    private Reply pageHistory(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        String page = asked.page();
        LastView.Answer seen = new LastView(asked.site()).of(page);
        Instant first = seen.first().orElseThrow(() -> Asked.unknownPage(page, seen.used()));
        By by = asked.by();
        TimeRange range = Asked.bucketed(historyRange(asked, first), by);
        History.Answer history = new History(asked.site()).ofPage(page, range, by);
        Shares.Answer shares = new Shares(asked.site(), random).of(page, range);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("page", page);
        members.put("by", by.text());
        members.putAll(TrackerReplies.range(range, asked.site().zone()));
        TrackerReplies.putBuckets(members, history);
        members.put("shares", shares.services());
        return Reply.ok(members, seen.used().plus(history.used()).plus(shares.used()));
    }

    private static TimeRange historyRange(Asked asked, Instant firstView) {
        Instant from = asked.time("from_date")
                .orElseGet(() -> firstView
                        .atZone(asked.site().zone())
                        .toLocalDate()
                        .atStartOfDay(asked.site().zone())
                        .toInstant());
        return Asked.range(from, asked.time("to_date").orElseGet(asked::endOfToday), "to_date");
    }

    private Reply pageShare(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        String page = asked.page();
        String service = arguments.text("service");
        Shares.Shared shared = new Shares(asked.site(), random).share(page, service);
        if (!shared.known()) {
            throw Problem.badParameter("page", "the page " + page + " has no views")
                    .after(shared.used())
                    .error();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("page", page);
        members.put("service", service);
        return Reply.ok(members, shared.used());
    }
}
