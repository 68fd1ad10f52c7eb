package dev.millrace.messages;

import dev.millrace.store.Capacity;

/// What an operation answers, and the capacity that it consumed.
public record Answer<T>(T value, Capacity used) {}
