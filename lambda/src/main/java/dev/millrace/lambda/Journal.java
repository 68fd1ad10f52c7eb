package dev.millrace.lambda;

import dev.millrace.json.Json;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The log: one JSON object a line. It holds no personal data: no line of a log, no address, no
/// agent, no item, no text of a message.
final class Journal {
    private final Consumer<String> out;
    private final InstantSource clock;

    Journal(Consumer<String> out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    void info(String message, Map<String, ?> members) {
        write("INFO", message, members);
    }

    void warn(String message, Map<String, ?> members) {
        write("WARN", message, members);
    }

    void error(String message, Map<String, ?> members) {
        write("ERROR", message, members);
    }

    private void write(String level, String message, Map<String, ?> members) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", level);
        line.put("message", message);
        line.putAll(members);
        out.accept(Json.write(line));
    }
}
