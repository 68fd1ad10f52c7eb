package dev.millrace.tracker.question;

/// How often something was counted, and by how many visitors, who are summed over days.
record Count(long count, long visitors) {
    static final Count ZERO = new Count(0, 0);

    Count plus(Count other) {
        return new Count(count + other.count, visitors + other.visitors);
    }
}
