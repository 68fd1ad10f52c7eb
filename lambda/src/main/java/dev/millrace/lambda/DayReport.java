package dev.millrace.lambda;

import dev.millrace.tracker.question.Dimension;
import dev.millrace.tracker.question.Figures;
import dev.millrace.tracker.question.Overview;
import dev.millrace.tracker.question.TimeRange;
import dev.millrace.tracker.question.Top;
import dev.millrace.tracker.question.TrackedSite;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of a site on the last days that are over.
record DayReport(TrackedSite site) {
    private static final int TOP = 10;

    Overview.Answer figures(int days) {
        return new Overview(site).ask(range(days), List.of());
    }

    Map<String, Object> members(int days) {
        Overview.Answer answer = figures(days);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("site", site.site().name());
        members.put("from", site.today().minusDays(days).toString());
        members.put("to", site.today().toString());
        members.put("figures", members(answer.figures()));
        members.put("before", members(answer.before()));
        members.put("pages", top(days, "page"));
        members.put("sources", top(days, "source"));
        return members;
    }

    private TimeRange range(int days) {
        LocalDate today = site.today();
        return site.range(today.minusDays(days), today);
    }

    private static Map<String, Object> members(Figures figures) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("visitors", figures.visitors());
        members.put("visits", figures.visits());
        members.put("views", figures.views());
        members.put("bots", figures.bots());
        members.put("errors", figures.errors());
        return members;
    }

    private Map<String, Long> top(int days, String dimension) {
        Map<String, Long> counts = new LinkedHashMap<>();
        new Top(site).ask(new Top.Wish(Dimension.of(dimension).orElseThrow(), range(days),
                List.of(), TOP)).rows().forEach(row -> counts.put(row.value(), row.count()));
        return counts;
    }
}
