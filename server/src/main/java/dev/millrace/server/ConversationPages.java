package dev.millrace.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/// The page of messages at the addresses of its conversations, of which no file knows:
/// `/messages/{uuid}` and `/messages/new/{handle}`.
final class ConversationPages implements Handler {
    static final String PATH = "/messages";

    private static final Pattern CONVERSATION = Pattern
            .compile(PATH + "/(new/[^/]+|\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/?");

    private final byte[] page = read("/web/messages/index.html");

    @Override
    public void handle(Context context) {
        if (!CONVERSATION.matcher(context.path()).matches()) {
            throw new NotFoundResponse();
        }
        context.header("Cache-Control", "no-cache");
        context.contentType("text/html; charset=utf-8");
        context.result(page);
    }

    private static byte[] read(String resource) {
        try (InputStream in = ConversationPages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
