package dev.millrace.server.cli;

import dev.millrace.store.Capacity;
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
            console.result(json(used), () -> text(used));
        }
        return 0;
    }

    private Map<String, Object> json(Map<String, Capacity> used) {
        Map<String, Object> json = new LinkedHashMap<>();
        used.forEach((table, capacity) -> json.put(table,
                Map.of("readUnits", capacity.readUnits(), "writeUnits",
                        capacity.writeUnits(), "usd", dollars(capacity))));
        return json;
    }

    private String text(Map<String, Capacity> used) {
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
