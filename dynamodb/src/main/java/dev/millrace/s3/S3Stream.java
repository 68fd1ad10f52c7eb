package dev.millrace.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// An object's bytes, whose failures say which object they are of. An object that ends before its
/// length is a failure. Where much of it is left when it is closed, the JDK drops the connection.
final class S3Stream extends FilterInputStream {
    private final S3Location location;
    private long left;
    private boolean ended;

    /// @param length of the object, as its reply says; 0 where it does not
    S3Stream(InputStream bytes, long length, S3Location location) {
        super(bytes);
        this.left = length;
        this.location = location;
    }

    static IOException unable(S3Location location, String reason,
            @Nullable Throwable cause) {
        return new IOException("Unable to read " + location.key() + " from " + location.bucket()
                + ": " + reason, cause);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = readSome(bytes, offset, length);
        if (count > 0) {
            left -= count;
        }
        ended |= count < 0;
        if (ended && left > 0) {
            throw unable(location, "it ended " + left + " bytes too early", null);
        }
        return count;
    }

    private int readSome(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException | RuntimeException failure) {
            throw unable(location, String.valueOf(failure.getMessage()), failure);
        }
    }
}
