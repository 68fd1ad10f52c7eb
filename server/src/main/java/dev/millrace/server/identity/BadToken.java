package dev.millrace.server.identity;

/// A token that is not to be trusted; the message may be shown to the caller.
public final class BadToken extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadToken(String message) {
        super(message, null, false, false);
    }
}
