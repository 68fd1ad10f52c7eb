package dev.millrace.server.cli;

import dev.millrace.store.Capacity;
import dev.millrace.tracker.TrackerTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace cost`: units used since the store was made, and what they cost on AWS.
@Command(name = "cost", mixinStandardHelpOptions = true, description = "Read and write units used since the store was made, and what they cost on AWS.")
final class CostCommand implements Callable<Integer> {
    private static final double MILLION = 1_000_000;
    private static final String PER_VIEW = "writeUnitsPerPageView";
    private static final String PER_LINE = "writeUnitsPerLine";

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(names = "--read-price", paramLabel = "USD", defaultValue = "0.125", description = "USD for a million read request units (default: 0.125, on demand in us-east-1 since November 2024).")
    private double readPrice = 0.125;

    @Option(names = "--write-price", paramLabel = "USD", defaultValue = "0.625", description = "USD for a million write request units (default: 0.625, likewise).")
    private double writePrice = 0.625;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options)) {
            Map<String, Capacity> used = workspace.store().tables().consumed();
            TrackedLines stored = TrackedLines.of(workspace.store());
            double written = used.getOrDefault(TrackerTable.NAME, Capacity.NONE).writeUnits();
            console.result(json(used, perLine(stored, written)),
                    () -> tables(used) + text(perLine(stored, written)));
        }
        return 0;
    }

    /// What storing and counting took, for each page view and for each line of a log.
    private static Map<String, Double> perLine(TrackedLines stored, double written) {
        Map<String, Double> units = new LinkedHashMap<>();
        if (stored.views() > 0) {
            units.put(PER_VIEW, written / stored.views());
        }
        if (stored.lines() > 0) {
            units.put(PER_LINE, written / stored.lines());
        }
        return units;
    }

    private static String text(Map<String, Double> perLine) {
        Columns columns = new Columns("WRITE UNITS OF THE TRACKER", "");
        perLine.forEach((name, units) -> columns.row(
                name.equals(PER_VIEW) ? "a page view" : "a line",
                String.format(Locale.ROOT, "%.3f", units)));
        String gap = System.lineSeparator().repeat(2);
        return perLine.isEmpty() ? "" : gap + columns;
    }

    private Map<String, Object> json(Map<String, Capacity> used, Map<String, Double> perLine) {
        Map<String, Object> json = new LinkedHashMap<>();
        used.forEach((table, capacity) -> json.put(table,
                Map.of("readUnits", capacity.readUnits(), "writeUnits",
                        capacity.writeUnits(), "usd", dollars(capacity))));
        if (!perLine.isEmpty()) {
            json.put("tracker", perLine);
        }
        return json;
    }

    private String tables(Map<String, Capacity> used) {
        Columns columns = new Columns("TABLE", "READ UNITS", "WRITE UNITS", "USD ON AWS");
        used.forEach((table, capacity) -> columns.row(table, units(capacity.readUnits()),
                units(capacity.writeUnits()),
                String.format(Locale.ROOT, "%.6f", dollars(capacity))));
        return columns.toString();
    }

    private static String units(double units) {
        return String.format(Locale.ROOT, "%.1f", units);
    }

    private double dollars(Capacity capacity) {
        return (capacity.readUnits() * readPrice + capacity.writeUnits() * writePrice) / MILLION;
    }
}
