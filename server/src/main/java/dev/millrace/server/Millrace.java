package dev.millrace.server;

import dev.millrace.server.cli.CommandLines;

/// The program's entry.
public final class Millrace {
    private Millrace() {}

    public static void main(String[] args) {
        System.exit(CommandLines.run(args));
    }
}
