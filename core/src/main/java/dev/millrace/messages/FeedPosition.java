package dev.millrace.messages;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a user has heard of: how far each of their conversations was told to them. Since each
/// conversation has an order of its own and they have none between them, this is one mark for each;
/// when there are many, most are kept in the store and the position names them.
///
/// Its text is short enough for a header and serves as the id of an event.
///
/// @param base marks kept in the store, empty where there are none
/// @param marks of conversations that have moved since
/// @param at when its oldest part was made: it is good for two days
public record FeedPosition(Optional<UUID> base, Map<UUID, Mark> marks, Instant at) {
    private static final String BETWEEN = "~";
    private static final Pattern FORM = Pattern
            .compile("[0-9a-z]{1,12}~[0-9a-f-]*(~[A-Za-z0-9_-]{22}(\\.[0-9a-z]{1,12}){4}){0,99}");
    private static final int RADIX = 36;

    public FeedPosition {
        marks = Map.copyOf(marks);
    }

    /// How far one conversation was told.
    ///
    /// @param seq up to which message
    /// @param change up to which change of an older message
    /// @param read up to where it was said to be read
    /// @param named which name of the other person
    public record Mark(long seq, long change, long read, long named) {
        /// Of a conversation that was never told, or is gone.
        static final Mark NONE = new Mark(0, 0, 0, 0);

        static Mark of(ConversationItem item) {
            return new Mark(item.lastSeq(), item.lastChange(), item.readSeq(),
                    item.otherRevision());
        }

        String text() {
            return number(seq) + "." + number(change) + "." + number(read) + "." + number(named);
        }

        static Mark parse(String text) {
            String[] parts = text.split("\\.", -1);
            return new Mark(number(parts[0]), number(parts[1]), number(parts[2]),
                    number(parts[3]));
        }
    }

    /// A text of letters, digits and `~.-_`.
    public String text() {
        String moved = new TreeMap<>(marks).entrySet()
                .stream()
                .map(each -> BETWEEN + name(each.getKey()) + "." + each.getValue().text())
                .collect(Collectors.joining());
        return Long.toString(at.toEpochMilli(), RADIX) + BETWEEN
                + base.map(UUID::toString).orElse("") + moved;
    }

    /// The position of a text, or empty where it is none.
    public static Optional<FeedPosition> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            String[] parts = text.split(BETWEEN, -1);
            Map<UUID, Mark> marks = new TreeMap<>();
            for (int i = 2; i < parts.length; i++) {
                int dot = parts[i].indexOf('.');
                marks.put(group(parts[i].substring(0, dot)),
                        Mark.parse(parts[i].substring(dot + 1)));
            }
            return Optional.of(new FeedPosition(
                    parts[1].isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(parts[1])),
                    marks, Instant.ofEpochMilli(number(parts[0]))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String number(long number) {
        return Long.toString(number, RADIX);
    }

    private static long number(String text) {
        return Long.parseLong(text, RADIX);
    }

    private static String name(UUID group) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(group.getMostSignificantBits())
                .putLong(group.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static UUID group(String name) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(name));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
