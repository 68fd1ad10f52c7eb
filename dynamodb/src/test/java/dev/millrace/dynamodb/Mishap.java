package dev.millrace.dynamodb;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// What can go wrong with one request.
enum Mishap {
    NONE, NOBODY_LISTENS,
    /// The connection breaks before, or after, the endpoint did what was asked.
    RESET_BEFORE, RESET_AFTER,
    /// The endpoint says that it failed, and did not, or did, do what was asked.
    FAILED_BEFORE, FAILED_AFTER, THROTTLED, CONFLICT,
    /// Half of a batch is left unprocessed.
    HALF_UNPROCESSED;

    /// Those after which it is sure that nothing happened.
    static final List<Mishap> HARMLESS = List.of(NONE, NONE, NONE, NOBODY_LISTENS, THROTTLED,
            CONFLICT, HALF_UNPROCESSED);
    static final List<Mishap> ALL = List.of(NONE, NONE, NONE, NONE, NONE, NOBODY_LISTENS,
            RESET_BEFORE, RESET_AFTER, FAILED_BEFORE, FAILED_AFTER, THROTTLED, CONFLICT,
            HALF_UNPROCESSED);
    /// All of them, each once in fifty requests.
    static final List<Mishap> SELDOM = Stream.concat(ALL.stream(),
            Collections.nCopies(37, NONE).stream()).toList();
}
