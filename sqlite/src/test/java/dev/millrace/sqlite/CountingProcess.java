package dev.millrace.sqlite;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Change;
import dev.millrace.store.Derivation;
import dev.millrace.store.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process of its own that writes rounds to a store, each round three parts together, and prints
/// each round once it is acknowledged. A derivation counts the parts.
final class CountingProcess {
    static final TableSchema PARTS = TableSchema.of("Parts", "round", "part");
    static final TableSchema COUNTS = TableSchema.of("Counts", "id");
    static final Key COUNT = Key.of("parts");

    private CountingProcess() {}

    /// @param arguments data folder, name of the process, and how many rounds it writes
    public static void main(String[] arguments) {
        try (SqliteStore store = open(Path.of(arguments[0]))) {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                String round = arguments[1] + "-" + i;
                write(store, round);
                System.out.println(round);
            }
        }
    }

    static Process start(Path folder, String name, int rounds) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"),
                CountingProcess.class.getName(), folder.toString(), name, "" + rounds)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static SqliteStore open(Path folder) {
        SqliteStore store = SqliteStore.open(folder, CountingProcess::count);
        List.of(PARTS, COUNTS).forEach(store.tables()::create);
        return store;
    }

    static void write(SqliteStore store, String round) {
        store.together(() -> {
            store.write(Write.put("Parts", part(round, "a")));
            store.write(Write.update("Parts", Key.of(round, "b")).add("n", 1));
            return store.transact(List.of(Write.put("Parts", part(round, "c"))));
        });
    }

    private static Item part(String round, String part) {
        return Item.of(Map.of("round", Value.of(round), "part", Value.of(part),
                "data", Value.of("x".repeat(20_000))));
    }

    private static void count(List<Change> changes, Derivation.Transaction transaction) {
        Item count = transaction.get("Counts", COUNT).orElse(COUNTS.itemOf(COUNT));
        transaction.put("Counts", count.with("n", count.number("n") + changes.size()));
    }
}
