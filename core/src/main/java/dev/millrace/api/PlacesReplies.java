package dev.millrace.api;

import dev.millrace.places.PlaceError;
import dev.millrace.places.Precondition;
import dev.millrace.store.Capacity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the endpoints of places have in common: tags, tokens, problems.
///
/// | header | of | says |
/// |---|---|---|
/// | `ETag` | a map or a point | its state, for `If-Match`, which ignores a map's counts after the `.` |
/// | `X-After` | what writes | the token of the write, for `after` |
/// | `X-View-Lag` | what reads summaries | age in seconds of the oldest change not in them |
final class PlacesReplies {
    private static final double MILLIS = 1000;
    private final Freshness freshness;

    PlacesReplies(Freshness freshness) {
        this.freshness = freshness;
    }

    /// A handler whose errors of places are problems.
    static Function<Arguments, Reply> guarded(Function<Arguments, Reply> handler) {
        return arguments -> {
            try {
                return handler.apply(arguments);
            } catch (PlaceError error) {
                return Reply.of(problem(error));
            }
        };
    }

    /// Waits if the caller wants to; returns whether reads must be strong to show what was awaited.
    boolean awaited(Arguments arguments) {
        Optional<String> token = arguments.find(PlacesParameters.AFTER.name());
        if (token.isPresent() && !freshness.await(token.get())) {
            throw Problem.of(503, "Views are behind", "the summaries do not include that write yet;"
                    + " it is stored, ask again").error();
        }
        return token.isPresent();
    }

    /// Says how fresh what was read is.
    Reply fresh(Reply reply) {
        return reply.header("X-View-Lag",
                Double.toString(freshness.lag().toMillis() / MILLIS));
    }

    /// Says how to wait for what was written.
    Reply written(Reply reply) {
        return reply.header("X-After", freshness.token());
    }

    static Reply tagged(Reply reply, String tag) {
        return reply.header("ETag", '"' + tag + '"');
    }

    /// A page of a list, under this name.
    static Reply page(String name, List<? extends Map<String, ?>> rows, Optional<String> cursor,
            Capacity used) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(name, rows);
        cursor.ifPresent(text -> members.put("cursor", text));
        return Reply.ok(members, used);
    }

    static Precondition precondition(Arguments arguments) {
        Optional<String> match = arguments.request().header("If-Match");
        if (match.isPresent()) {
            return match.get().strip().equals("*")
                    ? new Precondition.Present()
                    : new Precondition.OneOf(tags(match.get()));
        }
        Optional<String> none = arguments.request().header("If-None-Match");
        if (none.isPresent() && !none.get().strip().equals("*")) {
            throw Problem.badParameter("If-None-Match", "If-None-Match is * or left out").error();
        }
        return none.isPresent() ? new Precondition.Absent() : Precondition.NONE;
    }

    private static Set<String> tags(String header) {
        return Stream.of(header.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"")
                        ? tag.substring(1, tag.length() - 1)
                        : tag)
                .map(tag -> tag.replaceFirst("\\..*", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Problem problem(PlaceError error) {
        String message = error.sentence();
        return switch (error.kind()) {
            case INVALID -> Problem.badParameter(error.field().orElse("body"), message);
            case UNKNOWN -> Problem.notFound(message);
            case CHANGED -> Problem.of(412, "Precondition failed", message);
            case TAKEN -> Problem.of(409, "Conflict", message);
        };
    }
}
