package dev.millrace.messages;

import dev.millrace.item.Key;
import java.util.Locale;
import java.util.UUID;

/// Keys of the table's items, see [MessagesTable].
final class Keys {
    /// Messages in a partition: at most 6 MB with the longest texts and the largest groups.
    static final long BUCKET = 1000;
    static final String MESSAGES = "MSG#";
    static final String BLOCK = "BLOCK#";

    private Keys() {}

    static Key message(UUID group, long seq) {
        return Key.of(messages(group, bucket(seq)), number(seq));
    }

    static long bucket(long seq) {
        return (seq - 1) / BUCKET;
    }

    static String messages(UUID group, long bucket) {
        return MESSAGES + group + (bucket == 0 ? "" : "#" + bucket);
    }

    /// The group of a message's partition.
    static UUID groupOf(String partition) {
        return UUID.fromString(partition.substring(MESSAGES.length(), MESSAGES.length() + 36));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%010d", number);
    }

    static Key conversation(UUID user, UUID group) {
        return Key.of(conversations(user), group.toString());
    }

    static String conversations(UUID user) {
        return "GRP#" + user;
    }

    static Key group(UUID group) {
        return Key.of("GROUP#" + group, "META");
    }

    static String changes(UUID group) {
        return "CHANGE#" + group;
    }

    static Key change(UUID group, long change) {
        return Key.of(changes(group), number(change));
    }

    static Key pair(UUID a, UUID b) {
        boolean ordered = a.toString().compareTo(b.toString()) < 0;
        return Key.of("PAIR#" + (ordered ? a : b) + "#" + (ordered ? b : a), "PAIR");
    }

    static Key profile(UUID user) {
        return Key.of(user(user), "PROFILE");
    }

    static Key blockedBy(UUID user) {
        return Key.of(user(user), "BLOCKED_BY");
    }

    static Key block(UUID blocker, UUID blocked) {
        return Key.of(user(blocker), BLOCK + blocked);
    }

    static String user(UUID user) {
        return "USER#" + user;
    }

    static Key handle(String handle) {
        return Key.of("HANDLE#" + handle, "HANDLE");
    }

    /// The length keeps issuers apart of which one is the beginning of another.
    static Key subject(Identity identity) {
        return Key.of("SUBJECT#" + identity.issuer().length() + "#" + identity.issuer() + "#"
                + identity.subject(), "SUBJECT");
    }

    static String feed(UUID user) {
        return "FEED#" + user;
    }

    static Key feed(UUID user, UUID base, int part) {
        return Key.of(feed(user), base + "#" + part);
    }

    static Key claim(UUID user, String clientId) {
        return Key.of("CLAIM#" + user + "#" + clientId, "CLAIM");
    }
}
