package dev.millrace.tracker.classify;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An ordered list of regular expressions of which the first that occurs in a text is wanted. Only
/// those whose required literals occur are tried, and each is compiled when it is first tried.
final class RegexRules {
    private final List<String> regexes;
    private final LiteralIndex index;
    private final AtomicReferenceArray<Pattern> patterns;

    RegexRules(List<String> regexes) {
        this.regexes = List.copyOf(regexes);
        this.index = new LiteralIndex(regexes);
        this.patterns = new AtomicReferenceArray<>(regexes.size());
    }

    /// What a rule makes of its match; null to go on with the next rule.
    @FunctionalInterface
    interface Reader<R> {
        @Nullable
        R read(int rule, Matcher match);
    }

    <R> @Nullable R first(String text, Reader<R> reader) {
        BitSet candidates = index.candidates(text.toLowerCase(Locale.ROOT));
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            Matcher match = pattern(i).matcher(text);
            R result = match.find() ? reader.read(i, match) : null;
            if (result != null) {
                return result;
            }
        }
        return null;
    }

    boolean anyMatches(String text) {
        return first(text, (rule, match) -> Boolean.TRUE) != null;
    }

    private Pattern pattern(int rule) {
        Pattern known = patterns.get(rule);
        if (known != null) {
            return known;
        }
        Pattern compiled = Pattern.compile(regexes.get(rule));
        patterns.set(rule, compiled);
        return compiled;
    }
}
