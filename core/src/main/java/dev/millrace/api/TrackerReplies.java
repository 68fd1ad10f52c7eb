package dev.millrace.api;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.question.Figures;
import dev.millrace.tracker.question.History;
import dev.millrace.tracker.question.LastView;
import dev.millrace.tracker.question.PageHits;
import dev.millrace.tracker.question.TimeRange;
import dev.millrace.tracker.question.Top;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Answers of the tracker's questions as JSON objects. Times are RFC 3339 in the site's zone.
final class TrackerReplies {
    private TrackerReplies() {}

    static String time(Instant time, ZoneId zone) {
        return time.atZone(zone).toOffsetDateTime().toString();
    }

    static Map<String, Object> range(TimeRange range, ZoneId zone) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("from", time(Instant.ofEpochSecond(range.from()), zone));
        members.put("to", time(Instant.ofEpochSecond(range.to()), zone));
        return members;
    }

    static void putBuckets(Map<String, Object> members, History.Answer answer) {
        members.put("labels", answer.buckets().stream().map(History.Bucket::label).toList());
        members.put("views", answer.buckets().stream().map(History.Bucket::views).toList());
        members.put("total", answer.total());
    }

    static Map<String, Object> figures(Figures figures) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("visitors", figures.visitors());
        members.put("visits", figures.visits());
        members.put("views", figures.views());
        members.put("views_per_visit", rounded(figures.viewsPerVisit()));
        members.put("bounce_rate", rounded(figures.bounceRate()));
        members.put("visit_seconds", rounded(figures.meanVisitSeconds()));
        members.put("bytes", figures.bytes());
        members.put("bots", figures.bots());
        members.put("errors", figures.errors());
        members.put("assets", figures.assets());
        members.put("other", figures.others());
        return members;
    }

    static List<Map<String, Object>> rows(Top.Answer answer) {
        return answer.rows().stream().map(TrackerReplies::row).toList();
    }

    private static Map<String, Object> row(Top.Row row) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("value", row.value());
        members.put("count", row.count());
        row.visitors().ifPresent(visitors -> members.put("visitors", visitors));
        members.put("percent", rounded(row.percent()));
        return members;
    }

    static Map<String, Object> seen(String page, LastView.Answer answer, ZoneId zone) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("page", page);
        members.put("views", answer.views());
        answer.first().ifPresent(time -> members.put("first", time(time, zone)));
        answer.last().ifPresent(time -> members.put("last", time(time, zone)));
        return members;
    }

    static Map<String, Object> hit(PageHits.Row row, ZoneId zone) {
        Hit hit = row.hit();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", time(row.time(), zone));
        members.put("log", row.source());
        members.put("kind", hit.kind().name().toLowerCase(Locale.ROOT));
        members.put("status", hit.status());
        members.put("bytes", hit.bytes());
        members.put("browser", hit.agent().browser());
        members.put("version", hit.agent().version());
        members.put("system", hit.agent().system());
        members.put("device", hit.agent().device());
        members.put("country", hit.country());
        members.put("source", hit.origin().source());
        members.put("referrer", hit.origin().referrer());
        return members;
    }

    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }
}
