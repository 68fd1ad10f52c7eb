package dev.millrace.messages;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Handles: 1 to 30 of small letters, digits, `_`, `-` and `.`, beginning with a letter or digit;
/// capitals mean the same.
final class Handles {
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,29}");
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9_.-]");
    private static final Pattern START = Pattern.compile("^[^a-z0-9]+");
    private static final int LIKE_MOST = 20;

    private Handles() {}

    /// The handle as it is kept, empty where it cannot be one.
    static Optional<String> normal(String handle) {
        return Optional.of(handle.toLowerCase(Locale.ROOT))
                .filter(each -> HANDLE.matcher(each).matches());
    }

    static String require(String handle) {
        return normal(handle).orElseThrow(() -> new Refused(Refusal.HANDLE_INVALID,
                "a handle has 1 to 30 of letters, digits, _, - and ., the first a letter or digit"));
    }

    /// A handle made of whatever was wished for.
    static String like(String wished) {
        String plain = Normalizer.normalize(wished, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String ascii = START.matcher(FOREIGN.matcher(plain).replaceAll("")).replaceAll("");
        String cut = ascii.substring(0, Math.min(ascii.length(), LIKE_MOST));
        return cut.isEmpty() ? "user" : cut;
    }

    static String numbered(String like, int number) {
        return like + "-" + number;
    }

    /// The name of a new user: what the provider says if that can be one, or else the handle.
    static String displayName(String said, String handle) {
        try {
            return Text.displayName(said);
        } catch (Refused unusable) {
            return handle;
        }
    }
}
