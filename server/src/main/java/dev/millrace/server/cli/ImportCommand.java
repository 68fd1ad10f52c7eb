package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.tracker.ingest.ImportReport;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.log.Formats;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace import`: stores every line of logs once.
@Command(name = "import", mixinStandardHelpOptions = true, description = {
        "Import access logs. Lines that were imported before change nothing, whatever file they come in.",
        "When it returns, all figures include what it imported."})
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, folders (with all below them), objects of S3 (s3://bucket/prefix), plain or gzip; - for standard input.")
    private List<String> paths = List.of();

    @Option(names = "--rejects", paramLabel = "FILE", description = "Write the lines that could not be read to this file, with source, number and reason.")
    private Optional<Path> rejects = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        // the rules of agents load while the store opens
        CompletableFuture<ImportTools> tools = CompletableFuture
                .supplyAsync(() -> ImportTools.of(Clock.system(ZoneId.systemDefault())));
        Formats.Choice format = logs.choice(spec);
        try (FoundLogs found = FoundLogs.in(paths, System.getenv())) {
            rejects.ifPresent(file -> Rejects.check(file, found.files()));
            return run(found, format, tools, console);
        }
    }

    private int run(FoundLogs found, Formats.Choice format,
            CompletableFuture<ImportTools> tools, Console console) {
        try (Workspace workspace = Workspace.open(options, Application.TRACKER);
                Storage.Upkeep upkeep = workspace.storage().upkeep(console::warn);
                Rejects rejected = Rejects.to(rejects, console)) {
            Importer importer = new Importer(workspace.store(), logs.site,
                    tools.join());
            ImportProgress listener = new ImportProgress(rejected, console);
            ImportReport report = listener.shown(found.bytes(),
                    () -> importer.run(found.sources(format), listener));
            rejected.summarize();
            upkeep.settle();
            console.result(report, () -> text(report));
            return listener.failures() == 0 ? 0 : 1;
        }
    }

    private static String text(ImportReport report) {
        return new Columns("LINES", "COUNT")
                .row("page views", report.views())
                .row("bots", report.bots())
                .row("errors", report.errors())
                .row("assets", report.assets())
                .row("other", report.other())
                .row("known before", report.duplicates())
                .row("expired", report.expired())
                .row("rejected", report.rejected())
                .row("all", report.lines())
                .toString();
    }
}
