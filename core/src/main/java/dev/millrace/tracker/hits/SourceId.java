package dev.millrace.tracker.hits;

import java.util.HexFormat;

/// The second part of a batch's sort key: a short hash of the identities of its lines, so that
/// batches with different lines never meet at one key and the same batch written twice does.
final class SourceId {
    private SourceId() {}

    static String sortKey(HitColumns columns) {
        return columns.firstSecond() + "#" + of(columns);
    }

    private static String of(HitColumns columns) {
        long hash = 0;
        for (int row = 0; row < columns.size(); row++) {
            hash = mix(hash + columns.second(row));
            hash = mix(hash + columns.recordId(row));
        }
        return HexFormat.of().toHexDigits(hash);
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014), after a step of its generator.
    private static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
