package dev.millrace.tracker.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds literals that a text must contain to match a regular expression, as filtered RE2 does: one
/// of the literals of a set, in small letters. Reads only what it surely understands; of the rest
/// (classes, options, assertions) it says that nothing is required, which is slower and never wrong.
final class RequiredLiterals {
    private static final int FEWEST_CHARACTERS = 3;
    private static final int MOST_LITERALS = 200;
    private static final String ANY_CASE = "(?i)";
    /// Inline flags, quotations, classes within classes.
    private static final List<String> UNREAD = List.of("(?i", "(?x", "(?s", "(?m", "(?u", "(?-",
            "\\Q", "&&");
    private static final String SPECIAL = "|)([.\\*+?{^$";
    private static final char LAST_ASCII = 0x7F;
    private static final List<String> NONE = List.of();
    private final String regex;
    private int position;

    private RequiredLiterals(String regex) {
        this.regex = regex;
    }

    /// The literals one of which must occur; none if nothing is known to be required.
    static List<String> of(String regex) {
        String bare = regex.startsWith(ANY_CASE) ? regex.substring(ANY_CASE.length()) : regex;
        for (String unread : UNREAD) {
            if (bare.contains(unread)) {
                return NONE;
            }
        }
        return new RequiredLiterals(bare).alternatives();
    }

    private List<String> alternatives() {
        List<String> all = new ArrayList<>();
        boolean known = true;
        boolean more = true;
        while (more) {
            List<String> branch = sequence();
            known &= !branch.isEmpty();
            all.addAll(branch);
            more = position < regex.length() && regex.charAt(position) == '|';
            position += more ? 1 : 0;
        }
        return known && all.size() <= MOST_LITERALS ? all : NONE;
    }

    /// The best of what the parts of one branch require.
    private List<String> sequence() {
        List<String> best = NONE;
        StringBuilder run = new StringBuilder();
        while (position < regex.length() && "|)".indexOf(regex.charAt(position)) < 0) {
            List<String> part = part(run);
            best = better(best, part);
        }
        return better(best, literal(run));
    }

    /// Reads one part with its repetition. A plain character lengthens the run; anything else ends
    /// it, and the longer of the two is what the part requires.
    private List<String> part(StringBuilder run) {
        int character = plainCharacter();
        List<String> group = character < 0 ? special() : NONE;
        char repetition = repetition();
        boolean required = repetition == '1' || repetition == '+';
        if (character >= 0 && required) {
            run.append((char) character);
        }
        if (character >= 0 && repetition == '1') {
            return NONE;
        }
        List<String> ended = literal(run);
        run.setLength(0);
        return better(ended, required ? group : NONE);
    }

    /// Reads a character that stands for itself, -1 if the next part is none.
    private int plainCharacter() {
        char c = regex.charAt(position);
        if (c == '[') {
            return letterOfEitherCase();
        }
        boolean escaped = c == '\\' && position + 1 < regex.length();
        char meant = escaped ? regex.charAt(position + 1) : c;
        boolean plain = escaped ? !Character.isLetterOrDigit(meant) : SPECIAL.indexOf(c) < 0;
        if (!plain || meant > LAST_ASCII) {
            return -1;
        }
        position += escaped ? 2 : 1;
        return meant;
    }

    /// Reads `[Bb]` as `b`.
    private int letterOfEitherCase() {
        boolean pair = regex.startsWith("]", position + 3);
        if (!pair) {
            return -1;
        }
        char one = Character.toLowerCase(regex.charAt(position + 1));
        char other = Character.toLowerCase(regex.charAt(position + 2));
        if (one != other || one < 'a' || one > 'z') {
            return -1;
        }
        position += 4;
        return one;
    }

    private List<String> special() {
        char c = regex.charAt(position);
        if (c == '(') {
            return group();
        }
        switch (c) {
            case '[' -> skipClass();
            case '\\' -> skipEscape();
            default -> position++;
        }
        return NONE;
    }

    private List<String> group() {
        position++;
        boolean plain = !regex.startsWith("?", position) || regex.startsWith("?:", position);
        position += plain && regex.startsWith("?:", position) ? 2 : 0;
        position += plain ? 0 : 1;
        List<String> literals = alternatives();
        position++;
        return plain ? literals : NONE;
    }

    private void skipClass() {
        position++;
        position += regex.startsWith("^", position) ? 1 : 0;
        position += regex.startsWith("]", position) ? 1 : 0;
        while (position < regex.length() && regex.charAt(position) != ']') {
            if (regex.charAt(position) == '[') {
                skipClass();
            } else {
                position += regex.charAt(position) == '\\' ? 2 : 1;
            }
        }
        position++;
    }

    /// Skips `\d`, `\u00e9`, `\x41`, `\p{L}`.
    private void skipEscape() {
        char kind = regex.charAt(Math.min(position + 1, regex.length() - 1));
        int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
        position += 2 + digits;
        if ("pP".indexOf(kind) >= 0 && regex.startsWith("{", position)) {
            position = regex.indexOf('}', position) + 1;
        }
    }

    /// `1` for once, `+` for once or more, `?` for perhaps never.
    private char repetition() {
        char mark = position < regex.length() ? regex.charAt(position) : ' ';
        char repetition = switch (mark) {
            case '+' -> '+';
            case '*', '?' -> '?';
            case '{' -> regex.startsWith("{0", position) ? '?' : '+';
            default -> '1';
        };
        skipRepetition(mark, repetition);
        return repetition;
    }

    private void skipRepetition(char mark, char repetition) {
        if (repetition == '1') {
            return;
        }
        position = mark == '{' ? regex.indexOf('}', position) + 1 : position + 1;
        boolean possessiveOrLazy = position < regex.length()
                && "?+".indexOf(regex.charAt(position)) >= 0;
        position += possessiveOrLazy ? 1 : 0;
    }

    private static List<String> literal(StringBuilder run) {
        return run.length() < FEWEST_CHARACTERS
                ? NONE
                : List.of(run.toString().toLowerCase(Locale.ROOT));
    }

    /// The set whose shortest literal is longer: it lets fewer texts through.
    private static List<String> better(List<String> a, List<String> b) {
        return shortest(b) > shortest(a) ? b : a;
    }

    private static int shortest(List<String> literals) {
        if (literals.isEmpty()) {
            return 0;
        }
        int shortest = Integer.MAX_VALUE;
        for (String literal : literals) {
            shortest = Math.min(shortest, literal.length());
        }
        return shortest;
    }
}
