package dev.millrace.server.cli;

import dev.millrace.server.ServedMessages;
import dev.millrace.server.ServerConfig;
import dev.millrace.server.demo.DemoLog;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.ImportReport;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace demo`: a month of a small blog's log, imported and served.
@Command(name = "demo", mixinStandardHelpOptions = true, description = {
        "Import a month of a made-up blog's access log, up to this hour, and serve it.",
        "It has a data folder of its own, `demo` in the data folder, made anew each time; your figures stay yours."})
final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 1;
    private static final int TALKING = 9;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ServeOptions serve = new ServeOptions();

    @Option(names = "--no-browser", description = "Do not open the page in a browser.")
    private boolean headless;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        ServerConfig config = serve.config();
        ServedMessages.Manner manner = serve.messages(serve.mayBeAnybody());
        Path folder = options.data.resolve("demo");
        console.note("millrace: making a month of a made-up blog's log…");
        forget(folder);
        Workspace workspace = Workspace.open(folder);
        ImportReport report = load(workspace, Site.DEFAULT);
        console.note("millrace: imported its " + report.lines() + " lines, " + report.views()
                + " of them page views, into " + folder);
        int places = new PlacesSample(workspace.store()).load();
        console.note("millrace: " + places + " places stand on the maps of four cities");
        MessagesSample.Loaded chat = new MessagesSample(workspace.store(), InstantSource.system())
                .load(TALKING, MessagesSample.MESSAGES);
        console.note("millrace: " + chat.handles().size() + " people have written "
                + chat.messages() + " messages" + (serve.mayBeAnybody()
                        ? "; sign in as " + chat.handles().getFirst()
                        : ""));
        new Serving(workspace, config, manner).run(url -> {
            console.note("millrace: the page is at " + url + " (Ctrl-C stops)");
            if (!headless) {
                Browser.open(url);
            }
        });
        return 0;
    }

    /// The demo's blog lives in the month before now, so the one of an earlier demo goes.
    private static void forget(Path folder) {
        try {
            for (String file : List.of("millrace.db", "millrace.db-wal", "millrace.db-shm")) {
                Files.deleteIfExists(folder.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Imports the blog's month before now as a site.
    static ImportReport load(Workspace workspace, Site site) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Instant end = clock.instant().truncatedTo(ChronoUnit.HOURS);
        byte[] log = log(end);
        LogSource source = new LogSource("demo.log", Formats.named("s3"),
                () -> new ByteArrayInputStream(log));
        return new Importer(workspace.store(), site, ImportTools.of(clock))
                .run(List.of(source));
    }

    private static byte[] log(Instant end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DemoLog(SEED, end).writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
