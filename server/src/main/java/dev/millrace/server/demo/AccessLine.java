package dev.millrace.server.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One request to the blog, to be written as a line of an S3 server access log.
///
/// @param target path and query as sent, beginning with `/`
/// @param size bytes of the whole object; a 304 or an error sends none of them, a 206 the first
///            64 KB
record AccessLine(
        long epochSecond, Client client, String target, int status, long size, String referrer) {
    static final String HOST = "blog.millpond.example";
    private static final long PART_BYTES = 65_536;
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String OWNER = "0f".repeat(32);

    static AccessLine ok(long second, Client client, String target, long size) {
        return new AccessLine(second, client, target, 200, size, "-");
    }

    AccessLine withStatus(int code) {
        return new AccessLine(epochSecond, client, target, code, size, referrer);
    }

    /// The line without its line end. The request id is what tells two equal requests apart.
    String text(long requestId) {
        return String.join(" ", OWNER, HOST, "[" + TIME.format(Instant.ofEpochSecond(epochSecond))
                + "]", client.address(), "-", "%016X".formatted(requestId), "WEBSITE.GET.OBJECT",
                key(), quoted("GET " + target + " HTTP/1.1"), Integer.toString(status), error(),
                sent(), Long.toString(size), "24", "23", quoted(referrer), quoted(client.agent()),
                "-", "-", "-", "-", "-", HOST, "-", "-", "-");
    }

    private String key() {
        String path = target.substring(1).replaceFirst("\\?.*", "");
        return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    }

    private String error() {
        return status == 404 ? "NoSuchKey" : "-";
    }

    private String sent() {
        return switch (status) {
            case 304 -> "-";
            case 404 -> "346";
            case 206 -> Long.toString(Math.min(size, PART_BYTES));
            default -> Long.toString(size);
        };
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
