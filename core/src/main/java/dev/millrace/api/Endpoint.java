package dev.millrace.api;

import java.util.List;
import java.util.function.Function;

/// An endpoint as data: what it is called by, what it takes, and what answers it.
///
/// @param path with parameters in braces: `/api/messages/{message_group_uuid}`
/// @param summary one sentence for the reader of the OpenAPI document
/// @param access whom it answers; a handler for who is signed in finds them in [Request#caller()]
public record Endpoint(Method method, String path, String summary, List<Parameter> parameters,
        Function<Arguments, Reply> handler, Access access) {
    public Endpoint {
        parameters = List.copyOf(parameters);
    }

    public static Endpoint get(String path, String summary, List<Parameter> parameters,
            Function<Arguments, Reply> handler) {
        return new Endpoint(Method.GET, path, summary, parameters, handler, Access.OPEN);
    }

    public static Endpoint post(String path, String summary, List<Parameter> parameters,
            Function<Arguments, Reply> handler) {
        return new Endpoint(Method.POST, path, summary, parameters, handler, Access.OPEN);
    }

    public static Endpoint put(String path, String summary, List<Parameter> parameters,
            Function<Arguments, Reply> handler) {
        return new Endpoint(Method.PUT, path, summary, parameters, handler, Access.OPEN);
    }

    public static Endpoint delete(String path, String summary, List<Parameter> parameters,
            Function<Arguments, Reply> handler) {
        return new Endpoint(Method.DELETE, path, summary, parameters, handler, Access.OPEN);
    }

    /// The same for who is signed in.
    public Endpoint forSignedIn() {
        return new Endpoint(method, path, summary, parameters, handler, Access.SIGNED_IN);
    }

    /// Checks the request against the parameters and answers it; a caller's fault is a reply too.
    public Reply answer(Request request) {
        try {
            return handler.apply(Arguments.of(parameters, request));
        } catch (ApiError e) {
            return Reply.of(e.problem());
        }
    }
}
