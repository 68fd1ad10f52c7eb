package dev.millrace.tracker.ingest;

import dev.millrace.tracker.classify.Classifier;
import java.security.SecureRandom;
import java.time.Clock;

/// What imports work with; make one and use it for all.
///
/// @param clock says when lines are too old; its zone is that of a site that has no settings yet
/// @param random makes the secret of a new site
/// @param workers threads that parse and pack, beside one that reads and one that writes
public record ImportTools(Classifier classifier, Clock clock, SecureRandom random, int workers) {
    public ImportTools {
        if (workers < 1) {
            throw new IllegalArgumentException("an import needs at least one worker");
        }
    }

    /// As many workers as there are processors.
    public static ImportTools of(Clock clock) {
        return new ImportTools(new Classifier(), clock, new SecureRandom(),
                Runtime.getRuntime().availableProcessors());
    }
}
