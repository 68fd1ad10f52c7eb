package dev.millrace.server;

import dev.millrace.api.ApiError;
import dev.millrace.api.Problem;
import dev.millrace.api.Reply;
import dev.millrace.server.identity.IssuerAway;
import dev.millrace.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns failures into problem replies. What went wrong inside goes to the log, never to
/// the caller.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private static final int SOON_SECONDS = 5;

    private Problems() {}

    static void mount(RoutesConfig routes) {
        routes.exception(ContentTooLargeResponse.class,
                (_, context) -> answer(context, BodyLimit.problem()));
        routes.exception(HttpResponseException.class, (e, context) -> {
            Optional.ofNullable(e.getDetails().get("availableMethods"))
                    .ifPresent(methods -> context.header("Allow", methods));
            answer(context, problem(e.getStatus(), context));
        });
        routes.exception(ApiError.class, (e, context) -> answer(context, e.problem()));
        routes.exception(IssuerAway.class, (e, context) -> {
            LOG.error("nobody can sign in", e);
            answer(context, Problem.of(503, "Unavailable", "the issuer of tokens does not answer")
                    .retryAfter(SOON_SECONDS));
        });
        routes.exception(StoreException.class, (e, context) -> {
            LOG.error("{} {}: the store failed", context.method(), context.path(), e);
            answer(context, Problem.of(503, "Unavailable",
                    "the store does not answer; the server's log says why"));
        });
        routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            answer(context, Problem.of(500, "Failed",
                    "this should not have happened; the server's log says more"));
        });
    }

    static void answer(Context context, Problem problem) {
        write(context, Reply.of(problem));
    }

    static void write(Context context, Reply reply) {
        context.status(reply.status());
        reply.headers().forEach(context::header);
        context.contentType(reply.contentType());
        context.result(reply.bytes());
    }

    private static Problem problem(int status, Context context) {
        String asked = context.method() + " " + context.path();
        return switch (status) {
            case 404 -> Problem.notFound("there is nothing at " + context.path());
            case 405 -> Problem.of(405, "Method not allowed", asked
                    + " is not allowed; the header Allow says what is");
            default -> Problem.of(status, HttpStatus.forStatus(status).getMessage(),
                    asked + " cannot be answered");
        };
    }
}
