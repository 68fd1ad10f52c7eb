package dev.millrace.messages;

/// Who somebody is to the provider that vouches for them: what a verified token says.
///
/// @param issuer the provider, a token's `iss`
/// @param subject the provider's own name for the person, a token's `sub`, which never changes
/// @param handle the handle wished for, if it is free when the user is made
/// @param displayName the name shown, when the user is made
public record Identity(String issuer, String subject, String handle, String displayName) {
    private static final int MOST = 500;

    public Identity {
        if (issuer.isEmpty() || subject.isEmpty() || issuer.length() > MOST
                || subject.length() > MOST) {
            throw new Refused(Refusal.IDENTITY_INVALID,
                    "an issuer and a subject have 1 to " + MOST + " characters");
        }
    }
}
