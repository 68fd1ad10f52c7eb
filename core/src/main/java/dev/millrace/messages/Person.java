package dev.millrace.messages;

import java.util.UUID;

/// A user as others see them.
public record Person(UUID uuid, String handle, String displayName) {}
