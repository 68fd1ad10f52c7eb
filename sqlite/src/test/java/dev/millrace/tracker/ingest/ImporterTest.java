package dev.millrace.tracker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.tracker.Site;
import dev.millrace.tracker.log.Formats;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private static final String VIEW = "10.0.0.1 - - [17/May/2015:10:00:01 +0000]"
            + " \"GET /a HTTP/1.1\" 200 100 \"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:109.0)"
            + " Gecko/20100101 Firefox/115.0\"\n";
    @TempDir
    private Path folder;
    private Tracked tracked;
    private final Heard heard = new Heard();

    @BeforeEach
    void open() {
        tracked = new Tracked(folder);
    }

    @AfterEach
    void close() {
        tracked.close();
    }

    private ImportReport run(LogSource... sources) {
        return tracked.importer().run(List.of(sources), heard);
    }

    private static final class Heard implements ImportListener {
        private final List<String> rejected = new ArrayList<>();
        private final List<String> failed = new ArrayList<>();
        private long bytes;
        private long lines;

        @Override
        public void progressed(long bytesRead, long linesRead) {
            assertThat(bytesRead).isGreaterThanOrEqualTo(bytes);
            bytes = bytesRead;
            lines = linesRead;
        }

        @Override
        public void rejected(RejectedLine line) {
            rejected.add(line.source() + ":" + line.number() + " "
                    + new String(line.text(), StandardCharsets.UTF_8));
        }

        @Override
        public void failed(String source, String reason) {
            failed.add(source + ": " + reason);
        }
    }

    @Test
    void goesOnBehindABadLineAndSaysWhichItWas() {
        ImportReport report = run(Tracked.source("log", VIEW + "what is this?\n" + VIEW));

        assertThat(report.views()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(heard.rejected).containsExactly("log:2 what is this?");
        assertThat(heard.lines).isEqualTo(3);
    }

    @Test
    void goesOnBehindASourceThatCannotBeOpened() {
        LogSource missing = new LogSource("missing", Formats.named("auto"), () -> {
            throw new FileNotFoundException("no such file");
        });
        ImportReport report = run(missing, Tracked.source("log", VIEW));

        assertThat(report.views()).isEqualTo(1);
        assertThat(heard.failed).containsExactly("missing: no such file");
    }

    @Test
    void importsACutGzipUpToTheCutAndTheSourcesBehindIt() {
        byte[] whole = Tracked.gzip(Tracked.realLog());
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        ImportReport report = run(Tracked.source("cut.gz", cut), Tracked.source("log", VIEW));

        assertThat(report.lines()).isBetween(1_000L, 9_999L);
        assertThat(tracked.pageViews()).containsEntry("a", 1L);
        assertThat(heard.failed).singleElement().asString().startsWith("cut.gz: the gzip data is");
        assertThat(run(Tracked.source("whole.gz", whole)).duplicates())
                .isEqualTo(report.lines() - 1);
    }

    @Test
    void saysThatASourceIsOfNoFormat() {
        ImportReport report = run(Tracked.source("picture", "GIF89a\n\u0001\u0002\n"),
                Tracked.source("log", VIEW), Tracked.source("empty", ""));

        assertThat(report.views()).isEqualTo(1);
        assertThat(report.lines() - report.rejected()).isEqualTo(1);
    }

    @Test
    void keepsSitesApart() {
        Importer other = new Importer(tracked.store, new Site("other"),
                Tracked.tools(Tracked.NOW));
        run(Tracked.source("log", VIEW));
        ImportReport report = other.run(List.of(Tracked.source("log", VIEW.repeat(2))));

        assertThat(report.views()).isEqualTo(2);
        assertThat(tracked.pageViews()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void throwsWhatTheListOfSourcesThrows() {
        Iterable<LogSource> broken = () -> {
            throw new IllegalStateException("the bucket cannot be listed");
        };
        assertThatThrownBy(() -> tracked.importer().run(broken, heard))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bucket");
    }

    @Test
    void refusesAReportWhosePartsDoNotAddUp() {
        assertThatThrownBy(() -> new ImportReport(2, 1, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
