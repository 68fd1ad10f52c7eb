package dev.millrace.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// A command could not do what was asked; the message says what happened and what to do.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message);
    }

    /// What to tell a person about an exception.
    static String sentence(Throwable e) {
        return switch (e) {
            case UncheckedIOException io when io.getCause() != null -> sentence(io.getCause());
            case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
            case AccessDeniedException denied -> "no permission to use " + denied.getFile();
            case IOException io -> "input or output failed: " + describe(io);
            case RuntimeException other -> describe(other);
            case Throwable other -> "unexpected: " + other;
        };
    }

    private static String describe(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }
}
