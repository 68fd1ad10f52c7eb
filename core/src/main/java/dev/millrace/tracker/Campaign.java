package dev.millrace.tracker;

/// The `utm_*` parameters of a request, each `""` where absent.
public record Campaign(String source, String medium, String name, String term, String content) {
    public static final Campaign NONE = new Campaign("", "", "", "", "");
}
