package dev.millrace.messages;

/// How far a member of a conversation has read.
///
/// @param readSeq sequence number of the last message read
public record Receipt(Person person, long readSeq) {}
