package dev.millrace.tracker.classify;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The secret of a site that makes its visitors' ids meaningless to anyone else. Its text form
/// never shows it.
public final class VisitorSecret {
    private static final int MINIMUM_BYTES = 16;
    private static final int BYTES = 32;
    private final byte[] bytes;

    private VisitorSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException for fewer than 16 bytes
    public static VisitorSecret of(byte[] bytes) {
        if (bytes.length < MINIMUM_BYTES) {
            throw new IllegalArgumentException(
                    "a secret has at least " + MINIMUM_BYTES + " bytes, not " + bytes.length);
        }
        return new VisitorSecret(bytes.clone());
    }

    /// The secret that [#hex] wrote.
    public static VisitorSecret parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public static VisitorSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new VisitorSecret(bytes);
    }

    /// The secret itself, to be stored where only its owner reads.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "VisitorSecret[hidden]";
    }
}
