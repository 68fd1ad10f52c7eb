package dev.millrace.api;

import java.util.List;
import java.util.Optional;

/// Who a request comes from, as a verified token says it. The pair of issuer and subject never
/// changes and is nobody else's; handle and name are wishes, for a user who is new here.
///
/// @param issuer the issuer's address, or [#DEVELOPMENT]
/// @param subject the token's `sub`
public record Principal(String issuer, String subject, Optional<String> handle,
        Optional<String> name) {
    /// The issuer of development sign-ins, whose subjects are handles.
    public static final String DEVELOPMENT = "urn:millrace:development";

    /// The claims of a token that may wish for a handle, the standard one first, then
    /// Cognito's two.
    public static final List<String> HANDLES = List.of("preferred_username", "cognito:username",
            "username");

    public Principal {
        if (issuer.isEmpty() || subject.isEmpty()) {
            throw new IllegalArgumentException("a principal has an issuer and a subject");
        }
    }
}
