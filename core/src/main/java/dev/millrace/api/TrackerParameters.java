package dev.millrace.api;

import dev.millrace.tracker.question.By;
import dev.millrace.tracker.question.Dimension;
import java.util.Arrays;

/// Parameters that several endpoints of the tracker take, each under one name everywhere.
final class TrackerParameters {
    /// Longer than the longest name of a page.
    private static final int MOST = 1024;

    static final Parameter SITE = Parameter.query("site", new Type.Text(0, 63),
            "Name of the site; without it the default site").orElse("");
    static final Parameter PAGE = Parameter.query("page", new Type.Text(1, MOST),
            "Name of the page, with or without its leading slash: blog/articles/x/");
    static final Parameter PREFIX = Parameter.query("prefix", new Type.Text(0, MOST),
            "Only pages whose name begins so; empty for all pages");
    static final Parameter FROM = time("from", "First second of the range");
    static final Parameter TO = time("to", "End of the range, itself excluded");
    static final Parameter BEFORE_FROM = time("before_from", "First second of the range to compare"
            + " with; without it the same time before the range");
    static final Parameter BEFORE_TO = time("before_to", "End of the range to compare with");
    static final Parameter BY = Parameter.query("by",
            new Type.Choice(Arrays.stream(By.values()).map(By::text).toList()),
            "Length of the buckets, cut in the site's zone; weeks are ISO weeks").orElse("day");
    static final Parameter FILTER = Parameter.query("filter", new Type.Pairs(Dimension.texts()),
            "Counts only what has this value in this dimension; several hold together");

    private TrackerParameters() {}

    static Parameter limit(int standard, int most) {
        return Parameter.query("limit", new Type.Whole(1, most), "Rows at most")
                .orElse(String.valueOf(standard));
    }

    static Parameter time(String name, String summary) {
        return Parameter.query(name, new Type.Time(),
                summary + ": a date in the site's zone, an RFC 3339 time or epoch seconds");
    }
}
