package dev.millrace.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `millrace model …`: the tables as other tools know them.
@Command(name = "model", mixinStandardHelpOptions = true, description = "Export the model of the tables.")
final class ModelCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: export");
    }

    @Command(mixinStandardHelpOptions = true, description = "Print the tables, their kinds of items and one of each as a model for AWS's NoSQL Workbench.")
    int export() {
        spec.commandLine()
                .getOut()
                .println(JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(WorkbenchModel.of(Facet.all())));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
