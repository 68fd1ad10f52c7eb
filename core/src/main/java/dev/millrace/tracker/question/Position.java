package dev.millrace.tracker.question;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/// Where a hit stands in the order of time: its second and its record id, which tells the hits of a
/// second apart. Written `1666255782-00a1b2c3d4e5f607`.
public record Position(long epochSecond, long recordId) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator
            .comparingLong(Position::epochSecond)
            .thenComparingLong(Position::recordId);

    public static Optional<Position> parse(String text) {
        int at = text.indexOf('-');
        try {
            return at < 0
                    ? Optional.empty()
                    : Optional.of(new Position(Long.parseLong(text.substring(0, at)),
                            HexFormat.fromHexDigitsToLong(text.substring(at + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epochSecond + "-" + HexFormat.of().toHexDigits(recordId);
    }
}
