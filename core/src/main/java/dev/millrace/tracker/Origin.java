package dev.millrace.tracker;

/// Where a visitor came from.
///
/// @param source the name of the site or service (`Google`, `news.ycombinator.com`); `""` where
///            there is no referrer (direct) or the referrer is the site itself
/// @param referrer the referrer's host and path without scheme and query, `""` where there is none
/// @param internal whether the referrer is the site itself
public record Origin(String source, String referrer, boolean internal) {
    public static final Origin DIRECT = new Origin("", "", false);
}
