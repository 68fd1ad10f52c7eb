package dev.millrace.tracker.classify;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Finds which of many rules a text may match, by their required literals: a table from the first
/// three characters of each literal to the literals that begin with them, asked at each place of the
/// text. Rules without a required literal may match any text.
final class LiteralIndex {
    private static final int GRAM = 3;
    private static final int SLOT_BITS = 12;
    private static final Entry[] NO_ENTRIES = {};
    private final Entry[][] slots = new Entry[1 << SLOT_BITS][];
    private final BitSet always = new BitSet();

    private record Entry(String literal, int rule) {}

    /// @param regexes the rules' regular expressions in their order
    LiteralIndex(List<String> regexes) {
        Arrays.fill(slots, NO_ENTRIES);
        for (int rule = 0; rule < regexes.size(); rule++) {
            add(rule, RequiredLiterals.of(regexes.get(rule)));
        }
    }

    private void add(int rule, List<String> literals) {
        if (literals.isEmpty()) {
            always.set(rule);
        }
        for (String literal : literals) {
            int slot = slot(literal, 0);
            Entry[] longer = Arrays.copyOf(slots[slot], slots[slot].length + 1);
            longer[longer.length - 1] = new Entry(literal, rule);
            slots[slot] = longer;
        }
    }

    /// The numbers of the rules that may match, the text being in small letters.
    BitSet candidates(String lowerCase) {
        BitSet candidates = (BitSet) always.clone();
        for (int i = 0; i + GRAM <= lowerCase.length(); i++) {
            for (Entry entry : slots[slot(lowerCase, i)]) {
                if (lowerCase.startsWith(entry.literal, i)) {
                    candidates.set(entry.rule);
                }
            }
        }
        return candidates;
    }

    private static int slot(String text, int at) {
        int gram = text.charAt(at) * 31 * 31 + text.charAt(at + 1) * 31 + text.charAt(at + 2);
        return (gram * 0x9E3779B1) >>> (Integer.SIZE - SLOT_BITS);
    }
}
