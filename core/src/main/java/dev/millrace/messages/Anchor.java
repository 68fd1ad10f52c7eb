package dev.millrace.messages;

/// Where a page of messages begins.
public sealed interface Anchor {
    /// The newest messages.
    Anchor NEWEST = new Newest();
    /// The oldest messages that this user may see.
    Anchor OLDEST = new After(0);
    /// The messages from the first unread one on; none where all is read.
    Anchor FIRST_UNREAD = new FirstUnread();

    /// The messages just before the one with this sequence number.
    static Anchor before(long seq) {
        return new Before(seq);
    }

    /// The messages just after the one with this sequence number.
    static Anchor after(long seq) {
        return new After(seq);
    }

    record Newest() implements Anchor {}

    record FirstUnread() implements Anchor {}

    record Before(long seq) implements Anchor {}

    record After(long seq) implements Anchor {}
}
