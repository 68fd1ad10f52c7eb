package dev.millrace.server.identity;

/// The issuer of tokens does not answer, or not as an issuer does.
public final class IssuerAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    IssuerAway(String message, Throwable cause) {
        super(message, cause);
    }
}
