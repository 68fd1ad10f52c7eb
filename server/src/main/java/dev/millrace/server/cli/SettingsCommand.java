package dev.millrace.server.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `millrace settings`: what can be set in the environment and the config file.
@Command(name = "settings", mixinStandardHelpOptions = true, description = "List what the environment and the config file can set.")
final class SettingsCommand implements Runnable {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        Map<String, String> settings = new TreeMap<>();
        collect(spec.root().commandLine(), settings);
        Columns columns = new Columns("SETTING", "ENVIRONMENT", "MEANING");
        settings.forEach((name, meaning) -> columns.row(name, Settings.variableOf(name), meaning));
        Console.of(options, spec).result(settings, columns::toString);
    }

    private static void collect(CommandLine line, Map<String, String> settings) {
        line.getCommandSpec()
                .options()
                .stream()
                .filter(Settings::isSetting)
                .forEach(option -> settings.put(Settings.nameOf(option),
                        String.join(" ", option.description())));
        line.getSubcommands().values().forEach(sub -> collect(sub, settings));
    }
}
