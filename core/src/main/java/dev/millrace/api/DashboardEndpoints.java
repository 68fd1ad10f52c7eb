package dev.millrace.api;

import static dev.millrace.api.TrackerParameters.BEFORE_FROM;
import static dev.millrace.api.TrackerParameters.BEFORE_TO;
import static dev.millrace.api.TrackerParameters.BY;
import static dev.millrace.api.TrackerParameters.FILTER;
import static dev.millrace.api.TrackerParameters.FROM;
import static dev.millrace.api.TrackerParameters.PAGE;
import static dev.millrace.api.TrackerParameters.PREFIX;
import static dev.millrace.api.TrackerParameters.SITE;
import static dev.millrace.api.TrackerParameters.TO;

import dev.millrace.store.Capacity;
import dev.millrace.tracker.question.By;
import dev.millrace.tracker.question.Dimension;
import dev.millrace.tracker.question.History;
import dev.millrace.tracker.question.LastView;
import dev.millrace.tracker.question.Overview;
import dev.millrace.tracker.question.PageHits;
import dev.millrace.tracker.question.PageTotals;
import dev.millrace.tracker.question.Position;
import dev.millrace.tracker.question.SiteSpan;
import dev.millrace.tracker.question.TimeRange;
import dev.millrace.tracker.question.Top;
import dev.millrace.tracker.question.TrackedSite;
import dev.millrace.tracker.question.VisitorHistory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the tracker's page reads, below `/api/tracker/`.
final class DashboardEndpoints {
    private static final String ROOT = "/api/tracker/";

    private final TrackedSites sites;

    DashboardEndpoints(TrackedSites sites) {
        this.sites = sites;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(ROOT + "sites", "The sites that are tracked", List.of(),
                        _ -> allSites()),
                Endpoint.get(ROOT + "overview", "Figures of a range, of the range before it, and"
                        + " who is there now; visitors are summed over days",
                        List.of(SITE, FROM, TO, FILTER, BEFORE_FROM, BEFORE_TO), this::overview),
                Endpoint.get(ROOT + "history", "Views of the site or of a page over time; of the"
                        + " site and not by the hour, visitors too; filters hold for the site",
                        List.of(SITE, FROM, TO, BY, PAGE, FILTER), this::history),
                Endpoint.get(ROOT + "top", "The most frequent values of a dimension",
                        List.of(SITE, FROM, TO, FILTER, TrackerParameters.limit(10, 1000),
                                Parameter.query("dimension", new Type.Choice(Dimension.texts()),
                                        "What to tell apart")
                                        .mandatory()),
                        this::top),
                Endpoint.get(ROOT + "pages", "Views of the pages, in the order of their names",
                        List.of(SITE, FROM, TO, PREFIX.orElse("")), this::pages),
                Endpoint.get(ROOT + "hits", "Single views of a page, newest first, each with the"
                        + " log it came from",
                        List.of(SITE, PAGE.mandatory(), FROM, TO,
                                TrackerParameters.limit(50, 1000),
                                Parameter.query("after", new Type.Text(1, 64),
                                        "The `next` of the answer before")),
                        this::hits),
                Endpoint.get(ROOT + "last", "When a page was seen first and last",
                        List.of(SITE, PAGE.mandatory()), this::last));
    }

    private Reply allSites() {
        List<Map<String, Object>> listed = new ArrayList<>();
        Capacity used = Capacity.NONE;
        for (TrackedSite site : sites.all()) {
            SiteSpan.Answer span = new SiteSpan(site).ask();
            used = used.plus(span.used());
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", site.site().name());
            members.put("zone", site.zone().getId());
            span.range()
                    .ifPresent(range -> members.putAll(TrackerReplies.range(range, site.zone())));
            listed.add(members);
        }
        return Reply.ok(Map.of("sites", listed), used);
    }

    private Reply overview(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        TimeRange range = asked.range();
        Overview overview = new Overview(asked.site());
        Overview.Answer answer = asked.rangeBefore()
                .map(before -> overview.ask(range, before, asked.filters()))
                .orElseGet(() -> overview.ask(range, asked.filters()));
        ZoneId zone = asked.site().zone();
        Map<String, Object> members = TrackerReplies.range(range, zone);
        members.put("figures", TrackerReplies.figures(answer.figures()));
        Map<String, Object> before = TrackerReplies.range(answer.rangeBefore(), zone);
        before.put("figures", TrackerReplies.figures(answer.before()));
        members.put("before", before);
        members.put("current_visitors", answer.currentVisitors());
        return Reply.ok(members, answer.used());
    }

    private Reply history(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        By by = asked.by();
        TimeRange range = Asked.bucketed(asked.range(), by);
        Map<String, Object> members = new LinkedHashMap<>();
        Optional<String> page = arguments.find(PAGE.name()).map(_ -> asked.page());
        page.ifPresent(name -> members.put("page", name));
        members.put("by", by.text());
        members.putAll(TrackerReplies.range(range, asked.site().zone()));
        History.Answer answer = history(asked, page, range);
        TrackerReplies.putBuckets(members, answer);
        members.put("starts", answer.buckets()
                .stream()
                .map(bucket -> TrackerReplies.time(bucket.start(), asked.site().zone()))
                .toList());
        return page.isPresent() || by == By.HOUR
                ? Reply.ok(members, answer.used())
                : withVisitors(asked, range, members, answer.used());
    }

    private static History.Answer history(Asked asked, Optional<String> page, TimeRange range) {
        History history = new History(asked.site());
        if (page.isPresent()) {
            return history.ofPage(page.get(), range, asked.by());
        }
        return asked.filters().isEmpty()
                ? history.ofSite(range, asked.by())
                : history.filtered(range, asked.by(), asked.filters());
    }

    private static Reply withVisitors(Asked asked, TimeRange range, Map<String, Object> members,
            Capacity used) {
        VisitorHistory.Answer answer = new VisitorHistory(asked.site()).ask(range, asked.by(),
                asked.filters());
        members.put("visitors", answer.visitors());
        return Reply.ok(members, used.plus(answer.used()));
    }

    private Reply top(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        TimeRange range = asked.range();
        Dimension dimension = asked.dimension();
        Top.Answer answer = new Top(asked.site()).ask(
                new Top.Wish(dimension, range, asked.filters(), arguments.whole("limit")));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("dimension", dimension.text());
        members.putAll(TrackerReplies.range(range, asked.site().zone()));
        members.put("unit", answer.unit().text());
        members.put("total", answer.total());
        members.put("rows", TrackerReplies.rows(answer));
        return Reply.ok(members, answer.used());
    }

    private Reply pages(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        PageTotals totals = new PageTotals(asked.site());
        String prefix = arguments.text(PREFIX.name());
        PageTotals.Answer answer = asked.openRange()
                .map(range -> totals.in(range, prefix))
                .orElseGet(() -> totals.allTime(prefix));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("total", answer.total());
        answer.firstView()
                .ifPresent(time -> members.put("first_view",
                        TrackerReplies.time(time, asked.site().zone())));
        members.put("pages", answer.views());
        return Reply.ok(members, answer.used());
    }

    private Reply hits(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        PageHits.Answer answer = new PageHits(asked.site()).ask(new PageHits.Wish(asked.page(),
                asked.range(), arguments.whole("limit"),
                arguments.find("after").map(DashboardEndpoints::position)));
        ZoneId zone = asked.site().zone();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("page", asked.page());
        members.put("hits",
                answer.rows().stream().map(row -> TrackerReplies.hit(row, zone)).toList());
        answer.next().ifPresent(next -> members.put("next", next.toString()));
        return Reply.ok(members, answer.used());
    }

    private static Position position(String text) {
        return Position.parse(text)
                .orElseThrow(() -> Problem.badParameter("after",
                        "after is the `next` of the answer before").error());
    }

    private Reply last(Arguments arguments) {
        Asked asked = Asked.of(sites, arguments);
        TrackedSite site = asked.site();
        LastView.Answer answer = new LastView(site).of(asked.page());
        if (!answer.isSeen()) {
            throw Asked.unknownPage(asked.page(), answer.used());
        }
        return Reply.ok(TrackerReplies.seen(asked.page(), answer, site.zone()), answer.used());
    }
}
