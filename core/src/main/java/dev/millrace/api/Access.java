package dev.millrace.api;

/// Whom an endpoint answers.
public enum Access {
    /// Everybody; a door may show one caller what it read for another.
    OPEN,
    /// Who is signed in, each for himself: a door verifies the token and keeps no reply.
    SIGNED_IN
}
