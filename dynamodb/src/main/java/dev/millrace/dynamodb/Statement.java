package dev.millrace.dynamodb;

import dev.millrace.store.StoreException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A PartiQL statement that reads, taken apart as far as it takes to know what it would read.
///
/// DynamoDB reads a whole table, or index, unless the condition pins the partition key: by `=` or
/// `IN`, joined to the rest by `AND`. This looks for just that outside parentheses, so that it may
/// call a scan what is none, and never the other way round.
record Statement(String text, String table, Optional<String> index, List<String> condition) {
    private static final Pattern TOKENS = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\w-]+|[<>!]=|<>|\\S");

    /// @throws StoreException where it is no SELECT, or names no table
    static Statement of(String text) {
        List<String> tokens = TOKENS.matcher(text).results().map(MatchResult::group).toList();
        if (tokens.isEmpty() || !isWord(tokens.getFirst(), "SELECT")) {
            throw new StoreException("only statements that read are run: SELECT … FROM … WHERE …");
        }
        int from = indexOf(tokens, "FROM");
        if (from < 0 || from + 1 >= tokens.size()) {
            throw new StoreException("the statement does not say FROM which table");
        }
        boolean indexed = from + 3 < tokens.size() && tokens.get(from + 2).equals(".");
        int where = indexOf(tokens, "WHERE");
        return new Statement(text, name(tokens.get(from + 1)),
                indexed ? Optional.of(name(tokens.get(from + 3))) : Optional.empty(),
                where < 0 ? List.of() : tokens.subList(where + 1, tokens.size()));
    }

    /// Whether it reads all of the table or index whose partition key is named.
    boolean scans(String partitionKey) {
        int depth = 0;
        boolean pinned = false;
        for (int i = 0; i < condition.size(); i++) {
            String token = condition.get(i);
            depth += depth(token);
            if (depth == 0 && isWord(token, "OR")) {
                return true;
            }
            pinned |= depth == 0 && name(token).equals(partitionKey) && isPinned(i);
        }
        return !pinned;
    }

    private boolean isPinned(int at) {
        boolean negated = at > 0 && isWord(condition.get(at - 1), "NOT");
        String next = at + 1 < condition.size() ? condition.get(at + 1) : "";
        return !negated && (next.equals("=") || isWord(next, "IN"));
    }

    private static int depth(String token) {
        return switch (token) {
            case "(", "[" -> 1;
            case ")", "]" -> -1;
            default -> 0;
        };
    }

    private static int indexOf(List<String> tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (isWord(tokens.get(i), word)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isWord(String token, String word) {
        return token.toUpperCase(Locale.ROOT).equals(word);
    }

    private static String name(String token) {
        return token.startsWith("\"") && token.length() > 1
                ? token.substring(1, token.length() - 1).replace("\"\"", "\"")
                : token;
    }
}
