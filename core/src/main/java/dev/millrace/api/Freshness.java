package dev.millrace.api;

import java.time.Duration;

/// How far views are behind their facts, and waiting for them. Every write gets a token; who shows
/// it when reading waits until the views include that write. What is said here of tokens is for
/// stores whose views move with every write, in its transaction.
@FunctionalInterface
public interface Freshness {
    Freshness ALWAYS = () -> Duration.ZERO;

    /// Age of the oldest change that is known to wait.
    Duration lag();

    /// Stands for all that was written before the call.
    default String token() {
        return "0";
    }

    /// Returns when the views include what the token stands for, or the time for that is over.
    ///
    /// @return whether they do
    default boolean await(String token) {
        return true;
    }
}
