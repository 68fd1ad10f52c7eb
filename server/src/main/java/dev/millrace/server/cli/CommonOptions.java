package dev.millrace.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The options that every command takes.
final class CommonOptions {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${sys:user.home}/.millrace", description = "Folder of the embedded store (default: ~/.millrace).")
    Path data = Path.of("");

    @Option(names = "--store", paramLabel = "sqlite|dynamodb", defaultValue = "sqlite", description = "Which store: sqlite, the embedded one, or dynamodb, as the AWS environment says (AWS_ENDPOINT_URL included).")
    StoreKind store = StoreKind.sqlite;

    @Option(names = "--json", description = "Print machine-readable JSON on stdout and nothing else.")
    boolean json;

    @Option(names = "--quiet", description = "No progress and no warnings on stderr.")
    boolean quiet;

    /// The stores, named as on the command line.
    enum StoreKind {
        sqlite, dynamodb
    }
}
