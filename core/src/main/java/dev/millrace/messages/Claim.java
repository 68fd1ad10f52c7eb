package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.EXPIRES_AT;
import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.SEQ;
import static dev.millrace.messages.MessagesTable.TO_GROUP;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/// A client's own id for what it sends, claimed in the transaction that sends it, so that sending
/// it again for a week sends nothing new.
///
/// @param digest of what was sent and to whom
record Claim(UUID user, String clientId, String digest) {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String DIGEST = "digest";

    /// @param target whom it is sent to
    static Claim of(UUID user, String clientId, String target, String text) {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new Refused(Refusal.CLIENT_ID_INVALID,
                    "client_id has 1 to 64 of letters, digits, - and _");
        }
        return new Claim(user, clientId, sha256(target + "\n" + text));
    }

    /// Claims the id for a message; fails where it is claimed.
    Write.Put put(Message message, Instant now) {
        return Write.put(NAME, MessagesTable.SCHEMA.itemOf(Keys.claim(user, clientId))
                .with(DIGEST, digest)
                .with(TO_GROUP, message.group().toString())
                .with(SEQ, message.seq())
                .with(EXPIRES_AT, now.plus(KEPT).getEpochSecond()))
                .when(Condition.any(Condition.absent(DIGEST),
                        Condition.compare(EXPIRES_AT, Condition.Relation.LESS,
                                Value.of(now.getEpochSecond()))));
    }

    /// The message that the id was claimed for.
    ///
    /// @throws Refused where it was claimed for something else
    Message replay(Operation operation, Item claimed) {
        if (!claimed.text(DIGEST).orElseThrow().equals(digest)) {
            throw new Refused(Refusal.CLIENT_ID_REUSED,
                    "client_id was used for another message: take a new one for each");
        }
        UUID group = UUID.fromString(claimed.text(TO_GROUP).orElseThrow());
        return operation.get(Keys.message(group, claimed.number(SEQ)))
                .map(item -> MessageItem.of(item).message())
                .orElseThrow(() -> new Refused(Refusal.MESSAGE_UNKNOWN,
                        "the message was sent, and has expired since"));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
