package dev.millrace.api;

/// How a view stands.
///
/// @param lagSeconds age of the oldest change that it has not absorbed, 0 where there is none
/// @param quarantined changes that it could not digest and does not count
public record ViewStatus(String name, int version, double lagSeconds, long quarantined) {}
