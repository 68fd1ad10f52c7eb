package dev.millrace.tracker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.store.Pages;
import dev.millrace.store.StoreException;
import dev.millrace.testkit.MemoryStore;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.tracker.hits.HitKeys;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Importers, a watcher of a growing file and a change of the time zone on one store without
/// transactions over calls. Whoever comes in between two calls of another, and whoever dies there,
/// every line is stored once.
class RacingImportsTest {
    private static final LocalDate DAY = LocalDate.of(2015, 5, 17);
    private static final int LINES = 120;
    private static final int ROUNDS = 10;
    private static final int MOST_NESTED = 2;

    private final List<String> lines = IntStream.range(0, LINES)
            .mapToObj(RacingImportsTest::line)
            .toList();
    private final ViewEngine engine = new ViewEngine(TrackerViews.all());
    private final MemoryStore memory = new MemoryStore(Tracked.NOW, engine);
    private final InterruptedStore store = new InterruptedStore(memory, this::interrupt);
    private Random random = new Random();
    private boolean calm = true;
    private boolean watching;
    private int nested;
    private int written;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static String line(int i) {
        return "10.0.0.1 - - [17/May/2015:%02d:%02d:00 +0000] \"GET /page%d HTTP/1.1\" 200 100 \"-\""
                .formatted(10 + i / 60, i % 60, i)
                + " \"Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0\"\n";
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void storeEveryLineOnce(int seed) {
        memory.tables().create(TrackerTable.SCHEMA);
        ViewAudit audit = new ViewAudit(memory, engine);
        run(0, 1);
        random = new Random(seed);
        calm = false;
        for (int round = 0; round < ROUNDS; round++) {
            survived(this::anything);
        }
        calm = true;
        run(0, LINES);

        assertThat(storedSeconds()).doesNotHaveDuplicates().hasSize(LINES);
        assertThat(engine.views()).allMatch(view -> audit.verify(view.name()).holds());
    }

    private void anything() {
        switch (random.nextInt(5)) {
            case 0 -> watch();
            case 1 -> new StoredSettings(store, Tracked.SITE)
                    .changeZone(ZoneId.of(random.nextBoolean() ? "Asia/Tokyo" : "UTC"));
            default -> {
                int from = random.nextInt(LINES);
                run(from, Math.min(LINES, from + 1 + random.nextInt(LINES)));
            }
        }
    }

    private void run(int from, int to) {
        new Importer(store, Tracked.SITE, Tracked.tools(Tracked.NOW)).run(
                List.of(Tracked.source("slice", String.join("", lines.subList(from, to)))));
    }

    /// Imports what the file has grown by since it was looked at.
    private void watch() {
        if (watching) {
            return;
        }
        watching = true;
        written = Math.min(LINES, written + random.nextInt(20));
        byte[] file = String.join("", lines.subList(0, written)).getBytes(StandardCharsets.UTF_8);
        try (TailImporter tail = new TailImporter(store, Tracked.SITE,
                Tracked.tools(Tracked.NOW), Formats.named("auto"))) {
            WatchedFile seen = tail.find("inode 7", "access.log");
            int offset = Math.toIntExact(seen.offset());
            tail.feed(seen, new ByteArrayInputStream(file, offset, file.length - offset),
                    ImportListener.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            watching = false;
        }
    }

    private void interrupt() {
        if (calm || nested == MOST_NESTED) {
            return;
        }
        if (random.nextInt(60) == 0) {
            throw new StoreException("killed");
        }
        if (random.nextInt(8) == 0) {
            nested++;
            survived(this::anything);
            nested--;
        }
    }

    private static void survived(Runnable action) {
        try {
            action.run();
        } catch (StoreException _) {
            // it was killed, or its file was imported by another meanwhile
        }
    }

    private List<Long> storedSeconds() {
        List<Long> seconds = new ArrayList<>();
        Pages.forEach(memory, HitKeys.day(Tracked.SITE, DAY), batch -> HitBatches.read(batch)
                .hits()
                .forEach(hit -> seconds.add(hit.epochSecond())));
        return seconds;
    }
}
