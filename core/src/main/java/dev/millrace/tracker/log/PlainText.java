package dev.millrace.tracker.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/// The text of a source, unpacked if it is gzip, which its first two bytes tell.
final class PlainText {
    private static final int GZIP_BUFFER_BYTES = 1 << 16;

    private PlainText() {}

    static InputStream of(InputStream source) throws IOException {
        PushbackInputStream peeked = new Peeked(source);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        return gzip ? new GZIPInputStream(peeked, GZIP_BUFFER_BYTES) : peeked;
    }

    /// A stream whose `available` is 0 only at the end. Gzip files may hold several members, and
    /// `GZIPInputStream` asks `available` whether another one follows; streams from a network answer
    /// 0 at any time, and the rest of the file would be missing without a word.
    private static final class Peeked extends PushbackInputStream {
        Peeked(InputStream source) {
            super(source, 2);
        }

        @Override
        public int available() throws IOException {
            int ready = super.available();
            if (ready > 0) {
                return ready;
            }
            int next = read();
            if (next < 0) {
                return 0;
            }
            unread(next);
            return 1;
        }
    }
}
