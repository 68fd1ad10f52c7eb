package dev.millrace.tracker.log;

/// Why a line is rejected: the first thing that was wrong with it. It becomes a sentence only when
/// the line is given up, since what looks wrong at one quote may be right at the next.
final class Complaint {
    private String words = "";
    private int from;
    private int to;

    void forget() {
        words = "";
    }

    /// Notes what is wrong, ending in `: ` if the line's `[from, to)` shows it.
    void note(String newWords, int newFrom, int newTo) {
        if (words.isEmpty()) {
            words = newWords;
            from = newFrom;
            to = newTo;
        }
    }

    String sentence(byte[] b) {
        return words.endsWith(": ") ? words + Scan.excerpt(b, from, to) : words;
    }
}
