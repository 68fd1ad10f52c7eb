package dev.millrace.server;

import dev.millrace.api.Principal;
import dev.millrace.api.Problem;
import dev.millrace.server.identity.BadToken;
import dev.millrace.server.identity.Tokens;
import io.javalin.http.Context;
import java.util.Locale;

/// Lets in who brings a token that holds.
final class Gate {
    private static final String SCHEME = "bearer ";

    private final Tokens tokens;

    Gate(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Who sends the request.
    ///
    /// @throws dev.millrace.api.ApiError with status 401 where that is not sure, 503 where it cannot
    ///             be told now
    Principal caller(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw Problem.notSignedIn().error();
        }
        try {
            return tokens.verify(header.substring(SCHEME.length()).strip());
        } catch (BadToken e) {
            throw Problem.of(401, "Not signed in", String.valueOf(e.getMessage())).error();
        }
    }
}
