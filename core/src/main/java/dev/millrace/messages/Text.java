package dev.millrace.messages;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Rules of what users write.
final class Text {
    static final int MESSAGE_MOST = 1024;
    private static final int NAME_MOST = 60;

    private Text() {}

    /// @throws Refused where it is blank, has over 1,024 characters (code points), or half a
    ///             surrogate pair
    static String message(String text) {
        if (text.isBlank()) {
            throw new Refused(Refusal.MESSAGE_BLANK, "a message says something");
        }
        if (text.codePointCount(0, text.length()) > MESSAGE_MOST) {
            throw new Refused(Refusal.MESSAGE_EXCEED_MAX_CHARS,
                    "a message has at most " + MESSAGE_MOST + " characters");
        }
        return wellFormed(text, Refusal.MESSAGE_MALFORMED);
    }

    static String displayName(String name) {
        return name(name, Refusal.DISPLAY_NAME_INVALID, "a display name");
    }

    static String title(String title) {
        return name(title, Refusal.TITLE_INVALID, "the title of a group");
    }

    private static String name(String text, Refusal refusal, String what) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > NAME_MOST
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(refusal, what + " has 1 to " + NAME_MOST
                    + " characters, none of them a control character");
        }
        return wellFormed(name, refusal);
    }

    private static String wellFormed(String text, Refusal refusal) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return text;
        } catch (CharacterCodingException e) {
            throw new Refused(refusal, "the text is no well-formed Unicode");
        }
    }
}
