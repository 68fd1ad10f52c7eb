package dev.millrace.tracker.hits;

/// A stored batch cannot be read: it was damaged, cut, or written by a newer Millrace.
public final class CorruptBatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    CorruptBatch(String message) {
        super(message);
    }

    CorruptBatch(String message, Throwable cause) {
        super(message, cause);
    }
}
