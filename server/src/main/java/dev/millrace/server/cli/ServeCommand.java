package dev.millrace.server.cli;

import dev.millrace.server.ServerConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `millrace serve`: the page and the HTTP API.
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serve the page and the HTTP API until stopped with Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ServeOptions serve = new ServeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        ServerConfig config = serve.config();
        Workspace workspace = Workspace.open(options);
        new Serving(workspace, config)
                .run(url -> console.note(
                        "millrace: serving " + options.data + " at " + url + " (Ctrl-C stops)"));
        return 0;
    }
}
