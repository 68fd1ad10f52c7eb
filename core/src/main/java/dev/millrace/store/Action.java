package dev.millrace.store;

import dev.millrace.item.Value;

/// One change of an update. A nested path whose parent map is absent fails as it does on DynamoDB,
/// with [InvalidUpdate]; a number added to something that is no number does too.
public sealed interface Action {
    Path path();

    /// Adds `delta` to a number, absent counting as 0 (`SET p = if_not_exists(p, 0) + delta`, or
    /// `ADD` on a top-level attribute).
    record Add(Path path, Value.Num delta) implements Action {}

    record Set(Path path, Value value) implements Action {}

    /// Sets the value only where there is none yet (`if_not_exists`).
    record SetIfAbsent(Path path, Value value) implements Action {}

    record Remove(Path path) implements Action {}
}
