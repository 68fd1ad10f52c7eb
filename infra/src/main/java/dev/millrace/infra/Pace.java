package dev.millrace.infra;

import dev.millrace.api.Application;

/// How soon views follow their facts, and what the function that keeps them is called.
///
/// @param waitSeconds how long changes may be gathered: each view item is written once a batch, so
///            waiting saves write units
record Pace(String function, int waitSeconds) {
    /// Logs come in whole minutes after the fact; people look at maps and messages while
    /// they write.
    static Pace of(Application application) {
        return switch (application) {
            case TRACKER -> new Pace("millrace-tracker-views", 10);
            case PLACES -> new Pace("PointCategoryRollUp", 1);
            default -> new Pace("millrace-" + application.title() + "-views", 1);
        };
    }
}
