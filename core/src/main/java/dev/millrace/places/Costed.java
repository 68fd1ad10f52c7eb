package dev.millrace.places;

import dev.millrace.store.Capacity;

/// A result, and the capacity that it consumed.
public record Costed<T>(T result, Capacity used) {}
