package dev.millrace.server.cli;

import dev.millrace.store.Capacity;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// What a command prints: its result on stdout, as JSON or as text, and all else on stderr.
record Console(PrintWriter out, PrintWriter err, boolean json, boolean quiet) {
    static Console of(CommonOptions options, CommandSpec spec) {
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), options.json,
                options.quiet);
    }

    /// Prints a command's result.
    ///
    /// @param value what `--json` prints
    /// @param text what a person reads
    void result(Object value, Supplier<String> text) {
        out.println(json ? Shown.json(Json.PRETTY.writeValueAsString(value)) : text.get());
        out.flush();
    }

    /// Prints one of many results, as JSON in a line.
    void line(Object value) {
        out.println(Shown.json(Json.LINE.writeValueAsString(value)));
    }

    /// What an answer cost, on stderr.
    void cost(Capacity used) {
        if (!json) {
            note(String.format(Locale.ROOT, "cost: %s read units, %s write units",
                    units(used.readUnits()),
                    units(used.writeUnits())));
        }
    }

    private static String units(double units) {
        return units == Math.rint(units)
                ? Long.toString(Math.round(units))
                : Double.toString(units);
    }

    /// A line for a person, on stderr; nothing with `--quiet`.
    void note(String line) {
        if (!quiet) {
            warn(line);
        }
    }

    /// A line that even `--quiet` does not hide.
    void warn(String line) {
        err.println(Shown.plain(line));
        err.flush();
    }

    /// Made when first needed, since making them takes longer than many commands run.
    private static final class Json {
        static final ObjectWriter LINE = JsonMapper.shared().writer();
        static final ObjectWriter PRETTY = LINE.withDefaultPrettyPrinter();
    }
}
