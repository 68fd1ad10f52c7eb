package dev.millrace.api;

import java.util.OptionalDouble;

/// How a view stands.
///
/// @param lagSeconds age of the oldest change that it has not absorbed, 0 where there is none; empty
///            where the door cannot know
/// @param quarantined changes that it could not digest and does not count
public record ViewStatus(String name, int version, OptionalDouble lagSeconds, long quarantined) {}
