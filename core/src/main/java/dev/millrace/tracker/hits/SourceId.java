package dev.millrace.tracker.hits;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The second part of a batch's sort key: a short hash of the identities of its lines, so that
/// batches with different lines never meet at one key and the same batch written twice does.
final class SourceId {
    private static final int BYTES = 8;

    private SourceId() {}

    static String sortKey(HitColumns columns) {
        return columns.firstSecond() + "#" + of(columns);
    }

    private static String of(HitColumns columns) {
        ByteBuffer identities = ByteBuffer.allocate(columns.size() * 2 * Long.BYTES);
        for (int row = 0; row < columns.size(); row++) {
            identities.putLong(columns.second(row)).putLong(columns.recordId(row));
        }
        byte[] hash = sha256().digest(identities.array());
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
