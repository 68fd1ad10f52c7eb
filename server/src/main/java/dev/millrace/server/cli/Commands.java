package dev.millrace.server.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;

/// The commands by name, in the order of the help. Only the one that is asked for is built:
/// building all of them takes longer than most commands take to answer.
final class Commands {
    static final Map<String, Supplier<Object>> ALL = all();

    private Commands() {}

    /// The command that the arguments name, or all of them where that is not plain.
    static Map<String, Supplier<Object>> wanted(String... args) {
        return Arrays.stream(args)
                .findFirst()
                .flatMap(name -> Optional.ofNullable(ALL.get(name))
                        .map(command -> Map.of(name, command)))
                .filter(one -> !one.containsKey("help") && !one.containsKey("settings"))
                .orElse(ALL);
    }

    private static Map<String, Supplier<Object>> all() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("demo", DemoCommand::new);
        all.put("serve", ServeCommand::new);
        all.put("import", ImportCommand::new);
        all.put("watch", WatchCommand::new);
        all.put("worker", WorkerCommand::new);
        all.put("totals", TotalsCommand::new);
        all.put("history", HistoryCommand::new);
        all.put("top", TopCommand::new);
        all.put("hits", HitsCommand::new);
        all.put("site", SiteCommand::new);
        all.put("places", PlacesCommand::new);
        all.put("messages", MessagesCommand::new);
        all.put("view", ViewCommand::new);
        all.put("table", TableCommand::new);
        all.put("model", ModelCommand::new);
        all.put("cost", CostCommand::new);
        all.put("settings", SettingsCommand::new);
        all.put("train", TrainCommand::new);
        // no method reference: the JVM cannot keep one to so old a class in its start-up cache
        all.put("help", () -> new HelpCommand());
        return all;
    }
}
