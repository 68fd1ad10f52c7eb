package dev.millrace.server.cli;

/// A command was asked for what makes no sense; the message says what would.
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message);
    }
}
