package dev.millrace.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `millrace worker`: keeps the views of a store on DynamoDB fresh.
@Command(name = "worker", mixinStandardHelpOptions = true, description = {
        "Keep the views of a store on DynamoDB fresh by reading its streams, until stopped with Ctrl-C.",
        "Any number of workers share the work; `serve`, `watch` and `import` bring one of their own."})
final class WorkerCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (options.store == CommonOptions.StoreKind.sqlite) {
            throw new Failure("the embedded store keeps its views with every write, so there is"
                    + " nothing for a worker to do; did you mean --store dynamodb?");
        }
        Console console = Console.of(options, spec);
        StopSignal signal = StopSignal.heard();
        try (Workspace workspace = Workspace.open(options);
                Storage.Upkeep _ = workspace.storage().upkeep(console::warn)) {
            console.note("millrace: keeping views fresh (Ctrl-C stops)");
            signal.await();
        } finally {
            signal.stopped();
        }
        return 0;
    }
}
