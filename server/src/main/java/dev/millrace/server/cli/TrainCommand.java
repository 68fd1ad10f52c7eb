package dev.millrace.server.cli;

import dev.millrace.server.demo.DemoLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `millrace train`: does a bit of everything in a folder that it deletes again, so that the JVM
/// can keep what it learnt for quick starts. `./millrace` runs it once after each build.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
    private static final Instant END = Instant.parse("2026-01-31T00:00:00Z");
    private static final int IMPORTS = 4;

    @Option(names = "--native", paramLabel = "DIR", description = "Where to keep native libraries.")
    private Optional<Path> libraries = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (libraries.isPresent()) {
            NativeLibraries.keep(libraries.get());
        }
        Path folder = Files.createTempDirectory("millrace-train");
        try {
            for (int i = 0; i < IMPORTS; i++) {
                Path log = folder.resolve(i + ".log");
                write(log, i);
                run(folder, "import", log.toString());
            }
            run(folder, "totals");
            run(folder, "history", "--by", "week");
            run(folder, "top", "source", "--json");
            run(folder, "view", "list");
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void write(Path log, int seed) throws IOException {
        try (OutputStream out = Files.newOutputStream(log)) {
            new DemoLog(seed, END).writeTo(out);
        }
    }

    private static void run(Path folder, String... args) {
        String[] all = Stream
                .concat(Stream.of(args), Stream.of("--data", folder.resolve("data").toString()))
                .toArray(String[]::new);
        StringWriter err = new StringWriter();
        int exit = CommandLines.run(new PrintWriter(new StringWriter()), new PrintWriter(err), all);
        if (exit != 0) {
            throw new Failure(String.join(" ", args) + ": " + err);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
