package dev.millrace.server.cli;

import tools.jackson.databind.JsonNode;

/// The figures of a store that must not differ, however its logs came in.
record Figures(JsonNode totals, JsonNode days, JsonNode sources, JsonNode browsers,
        JsonNode kinds) {
    static Figures of(Cli cli) {
        return new Figures(
                cli.json("totals"),
                cli.json("history", "--by", "day"),
                cli.json("top", "source", "--limit", "1000"),
                cli.json("top", "browser", "--limit", "1000"),
                cli.json("top", "kind"));
    }
}
