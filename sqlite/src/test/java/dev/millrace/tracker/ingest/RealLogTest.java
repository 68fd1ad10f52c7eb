package dev.millrace.tracker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Import of a real log of 10,000 lines against an independent count.
class RealLogTest {
    @Test
    void accountsForEveryLine(@TempDir Path folder) {
        try (Tracked tracked = new Tracked(folder)) {
            ImportReport report = tracked.run(Tracked.source("access.log", Tracked.realLog()));
            System.out.println(report);
            assertThat(report.lines()).isEqualTo(10_000);
            ImportReport again = tracked
                    .run(Tracked.source("renamed.gz", Tracked.gzip(Tracked.realLog())));
            System.out.println(again);
            assertThat(again.duplicates()).isEqualTo(10_000);
        }
    }
}
