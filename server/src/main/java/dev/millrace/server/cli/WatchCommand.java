package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.TailImporter;
import dev.millrace.tracker.log.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace watch`: imports what arrives in a folder.
@Command(name = "watch", mixinStandardHelpOptions = true, description = {
        "Import the logs of a folder as they grow, until stopped with Ctrl-C. Files may be rotated, renamed and",
        "compressed meanwhile; how far each was imported is stored with its lines."})
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Parameters(paramLabel = "FOLDER", description = "The folder, with all below it.")
    private Path folder = Path.of("");

    @Option(names = "--once", description = "Import what is there and end.")
    private boolean once;

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "1", description = "How often to look (default: 1).")
    private int everySeconds = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Console console = Console.of(options, spec);
        if (everySeconds < 1) {
            throw new WrongUsage("--every is at least 1 second: " + everySeconds);
        }
        if (!Files.isDirectory(folder)) {
            throw new Failure("there is no folder " + folder);
        }
        Formats.Choice format = logs.choice(spec);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Site site = logs.site;
        ImportTools tools = ImportTools.of(Clock.system(ZoneId.systemDefault()));
        stopOnSignal(stop, stopped);
        try (Workspace workspace = Workspace.open(options, Application.TRACKER);
                Storage.Upkeep upkeep = workspace.storage().upkeep(console::warn);
                TailImporter tail = new TailImporter(workspace.store(), site, tools,
                        format);
                Rejects rejects = Rejects.to(Optional.empty(), console)) {
            FolderWatch watch = new FolderWatch(folder, tail,
                    new Importer(workspace.store(), site, tools), format);
            ImportProgress listener = new ImportProgress(rejects, console);
            do {
                watch.pass(listener,
                        (name, report) -> console
                                .note(name + ": " + report.stored() + " new lines, "
                                        + report.views() + " page views"));
            } while (!once && !stop.await(everySeconds, TimeUnit.SECONDS));
            upkeep.settle();
            return listener.failures() == 0 || !once ? 0 : 1;
        } finally {
            stopped.countDown();
        }
    }

    /// A signal waits for the pass under way, so that the store closes in peace.
    private static void stopOnSignal(CountDownLatch stop, CountDownLatch stopped) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
