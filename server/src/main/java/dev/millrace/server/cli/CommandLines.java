package dev.millrace.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.api.Moment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Runs a command line to its exit code.
public final class CommandLines {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private CommandLines() {}

    public static int run(String... args) {
        return run(new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8), args);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            Settings settings = Settings.load(System.getenv(),
                    Path.of(System.getProperty("user.home")));
            settings.check(() -> options(create(Commands.ALL)));
            CommandLine line = create(Commands.wanted(args)).setOut(out).setErr(err);
            line.setDefaultValueProvider(settings);
            line.setParameterExceptionHandler((e, _) -> wrongUsage(e, settings));
            return line.execute(args);
        } catch (Settings.WrongSetting e) {
            err.println("millrace: " + e.getMessage());
            return WRONG_USAGE;
        }
    }

    private static CommandLine create(Map<String, Supplier<Object>> commands) {
        CommandLine root = new CommandLine(new MillraceCommand());
        commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        return root
                .registerConverter(Moment.class, new MomentConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((e, line, _) -> failed(e, line));
    }

    private static int wrongUsage(ParameterException e, Settings settings) {
        PrintWriter err = e.getCommandLine().getErr();
        String origin = e.getArgSpec() instanceof OptionSpec option
                ? settings.origin(Settings.nameOf(option))
                        .map(from -> " (set by " + from + ")")
                        .orElse("")
                : "";
        err.println("millrace: " + e.getMessage() + origin);
        err.println("Try `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
        return WRONG_USAGE;
    }

    private static int failed(Exception e, CommandLine line) {
        line.getErr().println("millrace: " + Failure.sentence(e));
        if (System.getenv("MILLRACE_JAVA_OPTS") != null) {
            e.printStackTrace(line.getErr());
        }
        return FAILED;
    }

    private static Set<String> options(CommandLine line) {
        Set<String> names = new TreeSet<>();
        line.getCommandSpec().options().forEach(option -> names.add(Settings.nameOf(option)));
        line.getSubcommands().values().forEach(sub -> names.addAll(options(sub)));
        return names;
    }
}
