package dev.millrace.server;

import dev.millrace.api.Problem;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Bodies of requests, of which none is larger than 64 KB, whether it says its length or not.
final class BodyLimit {
    static final int BYTES = 64 * 1024;

    private BodyLimit() {}

    static void check(Context context) {
        if (context.req().getContentLengthLong() > BYTES) {
            throw new ContentTooLargeResponse();
        }
    }

    static String text(Context context) throws IOException {
        try (InputStream in = context.req().getInputStream()) {
            byte[] body = in.readNBytes(BYTES + 1);
            if (body.length > BYTES) {
                throw new ContentTooLargeResponse();
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static Problem problem() {
        return Problem.of(413, "Too large", "a body has at most " + BYTES + " bytes");
    }
}
