package dev.millrace.store;

/// Capacity consumed, in DynamoDB's read and write request units.
public record Capacity(double readUnits, double writeUnits) {
    public static final Capacity NONE = new Capacity(0, 0);
    private static final int READ_BYTES = 4096;
    private static final int WRITE_BYTES = 1024;

    public static Capacity read(double units) {
        return new Capacity(units, 0);
    }

    public static Capacity write(double units) {
        return new Capacity(0, units);
    }

    /// Units of reading so many bytes: one for each 4 KB begun and at least one, half of that where
    /// eventually consistent.
    public static Capacity ofRead(long bytes, Consistency consistency) {
        double units = (double) Math.max(1, Math.ceilDiv(bytes, READ_BYTES));
        return read(consistency == Consistency.STRONG ? units : units / 2);
    }

    /// Units of writing an item of so many bytes: one for each 1 KB begun and at least one.
    public static Capacity ofWrite(long bytes) {
        return write((double) Math.max(1, Math.ceilDiv(bytes, WRITE_BYTES)));
    }

    public Capacity plus(Capacity other) {
        return new Capacity(readUnits + other.readUnits, writeUnits + other.writeUnits);
    }

    public Capacity times(int factor) {
        return new Capacity(readUnits * factor, writeUnits * factor);
    }
}
