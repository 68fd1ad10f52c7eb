package dev.millrace.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.api.Moment;
import dev.millrace.tracker.Site;
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
        return run(out, err, System.getenv(), args);
    }

    static int run(PrintWriter out, PrintWriter err, Map<String, String> environment,
            String... args) {
        try {
            Settings settings = Settings.load(environment,
                    Path.of(System.getProperty("user.home")));
            settings.check(() -> options(create(Commands.ALL)));
            CommandLine line = create(Commands.wanted(args)).setOut(out).setErr(err);
            line.setDefaultValueProvider(settings);
            line.setParameterExceptionHandler((e, _) -> wrongUsage(e, settings));
            return written(out, err, line.execute(args));
        } catch (Settings.WrongSetting e) {
            err.println("millrace: " + e.getMessage());
            return WRONG_USAGE;
        }
    }

    /// Output that nobody could read, as on a full disk, is a failure.
    private static int written(PrintWriter out, PrintWriter err, int exit) {
        if (exit == 0 && out.checkError()) {
            err.println("millrace: not all output could be written");
            return FAILED;
        }
        return exit;
    }

    private static CommandLine create(Map<String, Supplier<Object>> commands) {
        CommandLine root = new CommandLine(new MillraceCommand());
        commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        return root
                .registerConverter(Moment.class, new MomentConverter())
                .registerConverter(Site.class, new SiteConverter())
                .setExpandAtFiles(false) // names of pages begin with @, too
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
        err.println("millrace: " + Shown.plain(e.getMessage() + origin));
        err.println("Try `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
        return WRONG_USAGE;
    }

    private static int failed(Exception e, CommandLine line) {
        line.getErr().println("millrace: " + Shown.plain(Failure.sentence(e)));
        if (e instanceof WrongUsage) {
            return WRONG_USAGE;
        }
        if (System.getenv("MILLRACE_JAVA_OPTS") != null) {
            e.printStackTrace(line.getErr());
        }
        return FAILED;
    }

    private static Set<String> options(CommandLine line) {
        Set<String> names = new TreeSet<>();
        line.getCommandSpec()
                .options()
                .stream()
                .filter(Settings::isSetting)
                .forEach(option -> names.add(Settings.nameOf(option)));
        line.getSubcommands().values().forEach(sub -> names.addAll(options(sub)));
        return names;
    }
}
