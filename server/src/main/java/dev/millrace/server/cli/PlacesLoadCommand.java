package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.places.Costed;
import dev.millrace.places.PlaceError;
import dev.millrace.places.PointFile;
import dev.millrace.places.PointLoader;
import dev.millrace.places.PointLoader.Refusal;
import dev.millrace.places.PointLoader.Report;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace places load`: points from files.
@Command(name = "load", mixinStandardHelpOptions = true, description = {
        "Load points from files of GeoJSON or CSV; loading a file again changes nothing.",
        "CSV names its columns in the first line: pointId, mapId (or --map), category, longitude, latitude, …"})
final class PlacesLoadCommand implements Callable<Integer> {
    private static final int SHOWN = 20;
    private static final String STDIN = "-";

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; - is standard input, which needs --format.")
    private List<String> files = List.of();

    @Option(names = "--map", paramLabel = "MAP", description = "The map of points that name none.")
    private Optional<String> map = Optional.empty();

    @Option(names = "--format", paramLabel = "geojson|csv", description = "What the files are (default: their names tell).")
    private Optional<PointFile> format = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        Map<String, PointFile> forms = new LinkedHashMap<>();
        files.forEach(file -> forms.put(file, format.or(() -> PointFile.named(file))
                .orElseThrow(() -> new WrongUsage("say --format geojson or --format csv for "
                        + file))));
        long bytes = bytes();
        try (Workspace workspace = Workspace.open(options, Application.PLACES);
                Storage.Upkeep upkeep = workspace.storage().upkeep(console::warn);
                Course course = new Course(console, Progress.of(console, bytes))) {
            PointLoader loader = new PointLoader(workspace.store(), map, course);
            forms.forEach((file, form) -> course.load(loader, file, form));
            upkeep.settle();
            Costed<Report> report = loader.report();
            console.result(report.result().members(), () -> text(report.result()));
            console.cost(report.used());
            return course.failures == 0 ? 0 : 1;
        }
    }

    /// Bytes of all the files together, -1 where standard input is among them.
    private long bytes() {
        for (String file : files) {
            if (!file.equals(STDIN) && !Files.isReadable(Path.of(file))) {
                throw new Failure("there is no file that can be read at " + file);
            }
        }
        return files.contains(STDIN)
                ? -1
                : files.stream().mapToLong(file -> Path.of(file).toFile().length()).sum();
    }

    private static String text(Report report) {
        return new Columns("POINTS", "COUNT").row("read", report.read())
                .row("stored", report.stored())
                .row("refused", report.refused())
                .toString();
    }

    /// Shows how the load goes: a bar, the first refusals, and files that could not be read.
    private static final class Course implements PointLoader.Listener, AutoCloseable {
        private final Console console;
        private final Progress progress;
        private CountedInput input = new CountedInput(InputStream.nullInputStream());
        private long bytesBefore;
        private String file = "";
        private long refusals;
        private int failures;

        Course(Console console, Progress progress) {
            this.console = console;
            this.progress = progress;
        }

        void load(PointLoader loader, String name, PointFile form) {
            file = name;
            try (CountedInput in = new CountedInput(new BufferedInputStream(open(name)))) {
                bytesBefore += input.count();
                input = in;
                loader.load(form, in);
            } catch (PlaceError | UncheckedIOException | IOException broken) {
                failures++;
                console.warn("millrace: " + name + ": " + Failure.sentence(broken));
            }
        }

        @Override
        public void progressed(long points) {
            progress.stepTo(bytesBefore + input.count(), points + " points");
        }

        @Override
        public void refused(Refusal refusal) {
            refusals++;
            if (refusals <= SHOWN) {
                console.note("refused: " + file + ":" + refusal.line() + ": " + refusal.field()
                        + ": " + refusal.reason());
            }
        }

        @Override
        public void close() {
            progress.close();
            if (refusals > SHOWN) {
                console.note("… and " + (refusals - SHOWN) + " more");
            }
        }

        private static InputStream open(String name) throws IOException {
            return name.equals(STDIN) ? System.in : Files.newInputStream(Path.of(name));
        }
    }
}
