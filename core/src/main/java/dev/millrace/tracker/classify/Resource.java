package dev.millrace.tracker.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the package's tables from the class path. In the text tables empty lines and lines that
/// begin with `# ` are comments.
final class Resource {
    private Resource() {}

    static byte[] bytes(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static List<String> lines(String name) {
        return text(name).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .toList();
    }

    /// Lines `value = key key …` as a map from key to value.
    static Map<String, String> table(String name) {
        Map<String, String> table = new HashMap<>();
        for (String line : lines(name)) {
            int equals = line.indexOf('=');
            String value = line.substring(0, equals).strip();
            for (String key : line.substring(equals + 1).strip().split("\\s+", -1)) {
                table.put(key, value);
            }
        }
        return Map.copyOf(table);
    }
}
