package dev.millrace.tracker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is stored is the multiset maximum of the lines over all sources.
class RepetitionTest {
    @TempDir
    private Path folder;

    private static String line(int second, String page) {
        return "10.0.0.1 - - [17/May/2015:10:%02d:%02d +0000] \"GET /%s HTTP/1.1\" 200 100 \"-\" \""
                .formatted(second / 60, second % 60, page)
                + "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0\"\n";
    }

    private static String text(List<String> lines) {
        return String.join("", lines);
    }

    @Test
    void countsTwoEqualLinesOfOneFileTwiceAndKeepsThem() {
        String twice = line(1, "a") + line(2, "b") + line(1, "a");
        try (Tracked tracked = new Tracked(folder)) {
            assertThat(tracked.run(Tracked.source("one", twice)).views()).isEqualTo(3);
            assertThat(tracked.run(Tracked.source("two", twice)).duplicates()).isEqualTo(3);
            assertThat(tracked.run(Tracked.source("three", line(1, "a"))).duplicates())
                    .isEqualTo(1);
            assertThat(tracked.pageViews()).isEqualTo(Map.of("a", 2L, "b", 1L));

            ImportReport thrice = tracked.run(Tracked.source("four", line(1, "a").repeat(3)));
            assertThat(thrice.views()).isEqualTo(1);
            assertThat(thrice.duplicates()).isEqualTo(2);
            assertThat(tracked.pageViews()).isEqualTo(Map.of("a", 3L, "b", 1L));
        }
    }

    @Test
    void numbersEqualLinesAnewInEachSourceOfOneImport() {
        try (Tracked tracked = new Tracked(folder)) {
            ImportReport report = tracked.run(Tracked.source("one", line(1, "a").repeat(2)),
                    Tracked.source("two", line(1, "a").repeat(3)));

            assertThat(report.views()).isEqualTo(3);
            assertThat(report.duplicates()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void storesTheMaximumOverRandomSlices(long seed, @TempDir Path other) {
        Random random = new Random(seed);
        List<String> lines = randomLines(random);
        List<List<String>> slices = randomSlices(lines, random);
        try (Tracked sliced = new Tracked(folder); Tracked whole = new Tracked(other)) {
            long stored = 0;
            for (List<String> slice : slices) {
                stored += sliced.run(Tracked.source("s", text(slice))).stored();
            }
            List<String> maximum = maximum(slices);
            whole.run(Tracked.source("all", text(maximum)));

            assertThat(stored).isEqualTo(maximum.size());
            assertThat(sliced.figures()).isEqualTo(whole.figures());
        }
    }

    /// Few seconds and pages, so that equal lines are common; three hours.
    private static List<String> randomLines(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lines.add(line(i / 3 + random.nextInt(2), "p" + random.nextInt(3)).replace(":10:",
                    ":1" + i / 100 + ":"));
        }
        return lines;
    }

    private static List<List<String>> randomSlices(List<String> lines, Random random) {
        List<List<String>> slices = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int from = random.nextInt(lines.size());
            slices.add(lines.subList(from, from + random.nextInt(lines.size() - from) + 1));
        }
        return slices;
    }

    private static List<String> maximum(List<List<String>> slices) {
        Map<String, Integer> most = new HashMap<>();
        for (List<String> slice : slices) {
            Map<String, Integer> counts = new HashMap<>();
            slice.forEach(line -> counts.merge(line, 1, Integer::sum));
            counts.forEach((line, count) -> most.merge(line, count, Math::max));
        }
        List<String> lines = new ArrayList<>();
        most.forEach((line, count) -> {
            for (int i = 0; i < count; i++) {
                lines.add(line);
            }
        });
        return lines;
    }

    @Test
    void isExactWhenTwoImportAtOnce(@TempDir Path other) throws Exception {
        List<String> lines = randomLines(new Random(9));
        try (Tracked one = new Tracked(folder);
                Tracked two = new Tracked(folder);
                Tracked whole = new Tracked(other);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<ImportReport>> imports = new ArrayList<>();
            for (int from = 0; from < 200; from += 10) {
                LogSource source = Tracked.source("s" + from,
                        text(lines.subList(from, from + 100)));
                imports.add(() -> one.run(source));
                imports.add(() -> two.run(source));
            }
            long stored = 0;
            for (var done : threads.invokeAll(imports)) {
                stored += done.get().stored();
            }
            List<List<String>> slices = new ArrayList<>();
            for (int from = 0; from < 200; from += 10) {
                slices.add(lines.subList(from, from + 100));
            }
            List<String> maximum = maximum(slices);
            whole.run(Tracked.source("all", text(maximum)));

            assertThat(stored).isEqualTo(maximum.size());
            assertThat(one.figures()).isEqualTo(whole.figures());
        }
    }
}
