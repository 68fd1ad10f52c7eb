package dev.millrace.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace`: the root of all commands.
@Command(name = "millrace", mixinStandardHelpOptions = true, version = "Millrace 1", synopsisSubcommandLabel = "COMMAND", description = "Event-driven applications on DynamoDB: facts in, exact views out.", footer = {
        "", "Settings come from options, then the environment (MILLRACE_DATA for --data), then",
        "~/.millrace/config.properties (data=…). `millrace settings` lists them."})
final class MillraceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
