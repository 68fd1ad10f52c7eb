package dev.millrace.server;

import dev.millrace.api.Problem;
import dev.millrace.api.Reply;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// What is answered to requests that are too broken to reach an endpoint: a problem, and nothing of
/// the server's inside.
final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Reply.PROBLEM);
        response.write(true, body(response.getStatus()), callback);
        return true;
    }

    private static ByteBuffer body(int status) {
        String title = HttpStatus.getMessage(status);
        Problem problem = Problem.of(status, title, "the request cannot be answered: " + title);
        return ByteBuffer.wrap(Reply.of(problem).bytes());
    }
}
