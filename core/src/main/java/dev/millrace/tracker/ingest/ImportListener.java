package dev.millrace.tracker.ingest;

import java.util.Arrays;

/// Hears how an import goes, on the thread that runs it. Each method does nothing unless it
/// is overridden.
public interface ImportListener {
    ImportListener SILENT = new ImportListener() {
    };

    /// Some more was read.
    ///
    /// @param bytes bytes of the sources as they are stored, compressed or not
    /// @param lines lines read, whatever became of them
    default void progressed(long bytes, long lines) {}

    /// A line could not be read; the import goes on.
    default void rejected(RejectedLine line) {}

    /// A source could not be opened, or not be read to its end. What came before was imported; the
    /// import goes on with the next one.
    default void failed(String source, String reason) {}

    /// A line that could not be read.
    ///
    /// @param number its number in the source, from 1
    /// @param text its bytes
    @SuppressWarnings("ArrayRecordComponent") // bytes as they came, shared
    record RejectedLine(String source, long number, String reason, byte[] text) {
        /// The line when so many lines of its source came before the part that it was read from.
        RejectedLine after(long lines) {
            return new RejectedLine(source, lines + number, reason, text);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RejectedLine that && source.equals(that.source)
                    && number == that.number && reason.equals(that.reason)
                    && Arrays.equals(text, that.text);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(text) + Long.hashCode(number);
        }
    }
}
