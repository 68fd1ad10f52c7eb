package dev.millrace.server.cli;

import dev.millrace.server.ServedMessages;
import dev.millrace.server.ServerConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace serve`: the page and the HTTP API.
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serve the page and the HTTP API until stopped with Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ServeOptions serve = new ServeOptions();

    @OnlyGiven
    @Option(names = "--dev-login", description = "Let whoever names a handle be that user of messages: for work on this machine alone.")
    private boolean development;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        ServerConfig config = serve.config();
        ServedMessages.Manner manner = serve.messages(development);
        Workspace workspace = Workspace.open(options);
        new Serving(workspace, config, manner)
                .run(url -> console.note(
                        "millrace: serving " + options.data + " at " + url + " (Ctrl-C stops)"));
        return 0;
    }
}
