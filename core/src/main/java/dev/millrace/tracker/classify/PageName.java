package dev.millrace.tracker.classify;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Names pages: `blog/articles/x/` for the key `blog/articles/x/index.html` and for the target
/// `/blog/articles/x/?a=1`.
///
/// - Percent escapes are decoded; a key's twice, since S3 encodes it once more in its log. Escapes
///   that are none stay as they are, bytes that are no UTF-8 become U+FFFD.
/// - `#` is always `%23`: it separates a site from the page in keys of the table.
/// - Control characters are always escapes, so that a name can be printed anywhere.
/// - A last segment `index.html` or `index.htm` is dropped, and so are all leading slashes. The root
///   page is `/`, the page called INDEX is `/INDEX`: no other name begins with a slash, and none is
///   a partition of the engine's.
/// - A name of more than 900 bytes is cut and ends in a hash of the whole.
final class PageName {
    static final String ROOT = "/";
    private static final int LONGEST_BYTES = 900;
    private static final int HASH_BYTES = 17;
    private static final String[] INDEX_DOCUMENTS = {"index.html", "index.htm"};

    private PageName() {}

    /// The page of a path without query, in escapes.
    static String ofPath(byte[] path) {
        return name(unescape(path));
    }

    /// The page of an S3 key as its log writes it.
    static String ofKey(byte[] key) {
        return name(unescape(unescape(key)));
    }

    private static String name(byte[] decoded) {
        String name = new String(decoded, StandardCharsets.UTF_8);
        name = withoutIndexDocument(withoutLeadingSlashes(name));
        if (name.isEmpty()) {
            return ROOT;
        }
        return name.equals("INDEX") ? "/INDEX" : bounded(name);
    }

    private static String withoutLeadingSlashes(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        return name.substring(start);
    }

    private static String withoutIndexDocument(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        for (String document : INDEX_DOCUMENTS) {
            if (last.equals(document)) {
                return name.substring(0, name.length() - document.length());
            }
        }
        return name;
    }

    private static String bounded(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_BYTES) {
            return name;
        }
        int end = LONGEST_BYTES - HASH_BYTES;
        while (isContinuation(bytes[end])) {
            end--;
        }
        long hash = Hashing.komihash5_0().hashBytesToLong(bytes);
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + '~'
                + HexFormat.of().toHexDigits(hash);
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /// Decodes escapes, but for those of `#` and control characters, which are made where they
    /// are missing.
    private static byte[] unescape(byte[] bytes) {
        byte[] decoded = new byte[bytes.length * 3];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = Escapes.at(bytes, i);
            i += value < 0 ? 0 : Escapes.LENGTH - 1;
            length = append(decoded, length, value < 0 ? bytes[i] : (byte) value);
        }
        return Arrays.copyOf(decoded, length);
    }

    private static int append(byte[] target, int length, byte b) {
        if (b != '#' && b != 0x7F && (b < 0 || b >= ' ')) {
            target[length] = b;
            return length + 1;
        }
        target[length] = '%';
        target[length + 1] = (byte) Character.toUpperCase(Character.forDigit(b >> 4, 16));
        target[length + 2] = (byte) Character.toUpperCase(Character.forDigit(b & 15, 16));
        return length + Escapes.LENGTH;
    }
}
