package dev.millrace.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What a log begins with: its header and first line, which stay as they are however it grows.
final class FirstLine {
    /// Longer beginnings are cut, since they are distinct by then.
    private static final int MOST_BYTES = 8192;
    private static final int DIGEST_BYTES = 8;

    private FirstLine() {}

    /// A few digits that tell beginnings of files apart; empty as long as the first line has
    /// no end.
    static Optional<String> digest(Path file) throws IOException {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = in.readNBytes(MOST_BYTES);
        }
        int end = end(begin);
        return end < 0 ? Optional.empty() : Optional.of(digest(Arrays.copyOf(begin, end)));
    }

    /// Where the first line ends that is no line of a header, -1 where it has not ended.
    private static int end(byte[] begin) {
        int start = 0;
        for (int i = 0; i < begin.length; i++) {
            if (begin[i] != '\n') {
                continue;
            }
            if (begin[start] != '#') {
                return i + 1;
            }
            start = i + 1;
        }
        return begin.length == MOST_BYTES ? MOST_BYTES : -1;
    }

    private static String digest(byte[] begin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(begin);
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
