package dev.millrace.server.cli;

import dev.millrace.tracker.question.LastView;
import dev.millrace.tracker.question.TrackedSite;

/// A page that a command names, which must have been seen.
final class SeenPage {
    private SeenPage() {}

    /// @throws Failure where the page has no views, so that a misspelt one is not taken for an
    ///             unloved one
    static void check(TrackedSite tracked, String page) {
        if (!new LastView(tracked).of(page).isSeen()) {
            throw new Failure(
                    "there is no page " + page + " with views; `millrace totals` lists the pages");
        }
    }
}
