package dev.millrace.lambda;

import dev.millrace.api.Freshness;
import java.time.Duration;

/// A function cannot know how far the views are behind: that is Lambda's to tell, as the metric
/// `IteratorAge`. So replies say nothing of it, and nothing can be waited for.
final class UnknownFreshness implements Freshness {
    @Override
    public Duration lag() {
        return Duration.ZERO;
    }

    @Override
    public boolean await(String token) {
        return false;
    }
}
