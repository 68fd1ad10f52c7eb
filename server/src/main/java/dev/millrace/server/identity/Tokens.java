package dev.millrace.server.identity;

import dev.millrace.api.Principal;

/// Verifies tokens. Thread-safe.
@FunctionalInterface
public interface Tokens {
    /// Who the token was given to.
    ///
    /// @throws BadToken where it is not to be trusted, which says why without repeating the token
    /// @throws IssuerAway where that cannot be told now
    Principal verify(String token);
}
