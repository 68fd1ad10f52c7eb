package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.item.Item;
import dev.millrace.item.ItemJson;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Page;
import dev.millrace.store.Tables;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.ImportReport;
import dev.millrace.view.ViewTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace table …`: makes, lists, describes, drops and scans tables.
@Command(name = "table", mixinStandardHelpOptions = true, description = "Make, list, describe, drop, seed, scan and query tables.")
final class TableCommand implements Runnable {
    private static final List<TableSchema> SCHEMAS = Stream.concat(
            Stream.of(Application.values()).flatMap(application -> application.tables().stream()),
            Stream.of(ViewTable.SCHEMA)).toList();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "say what to do: load, list, describe, drop, seed, scan or query");
    }

    @Command(mixinStandardHelpOptions = true, description = "Make the tables of Millrace that are absent.")
    int load(@Mixin CommonOptions common) {
        Map<String, String> made = new LinkedHashMap<>();
        return with(common, (console, tables) -> {
            SCHEMAS.forEach(
                    schema -> made.put(schema.name(), tables.create(schema) ? "made" : "exists"));
            console.result(made, () -> columns(new Columns("TABLE", "STATE"), made));
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "List the tables.")
    int list(@Mixin CommonOptions common) {
        return with(common, (console, tables) -> {
            List<String> names = tables.list();
            console.result(names, () -> String.join(System.lineSeparator(), names));
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Describe a table: keys, indexes, items, size.")
    int describe(@Mixin CommonOptions common, @Parameters(paramLabel = "TABLE") String table) {
        return with(common, (console, tables) -> {
            Map<String, Object> described = described(tables.describe(table));
            console.result(described, () -> columns(new Columns("PROPERTY", "VALUE"), described));
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Drop a table and all its items.")
    int drop(@Mixin CommonOptions common, @Parameters(paramLabel = "TABLE") String table,
            @OnlyGiven @Option(names = "--yes", description = "Really; there is no way back.") boolean sure) {
        if (!sure) {
            throw new WrongUsage(
                    "this deletes " + table + " and all its items for ever; say --yes to do it");
        }
        return with(common, (console, tables) -> {
            tables.drop(table);
            console.result(Map.of("dropped", table), () -> "dropped " + table);
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Print all items of a table, a line of JSON each.")
    int scan(@Mixin CommonOptions common, @Parameters(paramLabel = "TABLE") String table,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "0", description = "Items at most (default: all).") int limit) {
        if (limit < 0) {
            throw new WrongUsage("--limit is at least 1, or 0 for all items: " + limit);
        }
        return with(common, (console, tables) -> items(tables, table)
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .forEach(
                        item -> console.line(ItemJson.of(item))));
    }

    @Command(mixinStandardHelpOptions = true, description = "Run a PartiQL statement that reads (DynamoDB), and print its items, a line of JSON each.")
    int query(@Mixin CommonOptions common, @Parameters(paramLabel = "STATEMENT") String statement,
            @Option(names = "--allow-scan", description = "Run it though it reads a whole table.") boolean allowScan) {
        Console console = Console.of(common, spec);
        try (Workspace workspace = Workspace.open(common)) {
            workspace.storage()
                    .statement(statement, allowScan)
                    .forEach(item -> console.line(ItemJson.of(item)));
        }
        console.out().flush();
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Import a made-up blog's month of log as the site `sample`, beside your own figures.")
    int seed(@Mixin CommonOptions common) {
        Console console = Console.of(common, spec);
        try (Workspace workspace = Workspace.open(common);
                Storage.Upkeep upkeep = workspace.storage().upkeep(console::warn)) {
            ImportReport report = DemoCommand.load(workspace, new Site("sample"));
            upkeep.settle();
            console.result(report, () -> "site sample: " + report.lines() + " lines, "
                    + report.views() + " page views");
        }
        return 0;
    }

    private static Stream<Item> items(Tables tables, String table) {
        return Stream
                .iterate(Optional.of(tables.scan(table, Optional.empty(), 0)), Optional::isPresent,
                        page -> page.flatMap(Page::next)
                                .map(next -> tables.scan(table, Optional.of(next), 0)))
                .flatMap(Optional::stream)
                .flatMap(page -> page.items().stream());
    }

    private int with(CommonOptions common, Action action) {
        Console console = Console.of(common, spec);
        try (Workspace workspace = Workspace.open(common)) {
            action.run(console, workspace.store().tables());
        }
        console.out().flush();
        return 0;
    }

    private static Map<String, Object> described(Tables.Description description) {
        TableSchema schema = description.schema();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("table", schema.name());
        described.put("partitionKey", schema.partitionKey());
        described.put("sortKey", schema.sortKey().orElse(""));
        described.put("indexes", schema.indexes().stream().map(index -> index.name()).toList());
        described.put("timeToLive", schema.ttlAttribute().orElse(""));
        described.put("stream", schema.stream() ? "NEW_AND_OLD_IMAGES" : "");
        described.put("items", description.items());
        described.put("bytes", description.bytes());
        return described;
    }

    private static String columns(Columns columns, Map<String, ?> rows) {
        rows.forEach((name, value) -> columns.row(name, value));
        return columns.toString();
    }

    /// What a subcommand does with the tables.
    private interface Action {
        void run(Console console, Tables tables);
    }
}
