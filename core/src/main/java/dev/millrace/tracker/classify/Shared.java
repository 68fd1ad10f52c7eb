package dev.millrace.tracker.classify;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Answers one instance for equal values, so that a million lines hold each name once. What it
/// knows is bounded: when it is full it forgets everything and begins anew, and a few values come to
/// be held twice. Thread-safe.
final class Shared<T> {
    private static final int MOST = 100_000;
    private final Map<T, T> known = new ConcurrentHashMap<>();

    T of(T value) {
        T before = known.putIfAbsent(value, value);
        if (before != null) {
            return before;
        }
        if (known.size() > MOST) {
            known.clear();
        }
        return value;
    }
}
