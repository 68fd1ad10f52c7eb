package dev.millrace.server;

import dev.millrace.api.Endpoint;
import dev.millrace.api.Method;
import dev.millrace.api.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which pages of other origins may call the API (CORS): those of the origins that are named. `*`
/// opens reading the totals and histories of pages to all, and nothing else. A request that changes
/// something and comes from a page of any other origin is refused.
final class CrossOrigin {
    private static final Set<String> OPEN_PATHS = Set.of("/pagetotals", "/pagehistory");
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD,
            HandlerType.OPTIONS);
    private static final String EXPOSED = Routes.CAPACITY
            + ", Retry-After, X-Next-Cursor, X-Older-Cursor, X-Newer-Cursor";
    private static final String SECONDS_KEPT = "600";

    private final Set<String> origins;
    private final Map<String, Set<Method>> methods = new TreeMap<>();

    CrossOrigin(Set<String> origins, List<Endpoint> endpoints) {
        this.origins = origins;
        methods.put(LiveRoute.PATH, EnumSet.of(Method.GET));
        for (Endpoint endpoint : endpoints) {
            methods.computeIfAbsent(endpoint.path(), _ -> EnumSet.noneOf(Method.class))
                    .add(endpoint.method());
        }
    }

    void mount(RoutesConfig routes) {
        routes.before(this::check);
        methods.forEach((path, allowed) -> routes.addHttpHandler(HandlerType.OPTIONS, path,
                context -> options(context, allowed)));
    }

    private void check(Context context) {
        String origin = context.header("Origin");
        if (origin == null) {
            return;
        }
        context.header("Vary", "Origin");
        boolean reads = READING.contains(context.method());
        boolean open = reads && OPEN_PATHS.contains(context.path())
                && origins.contains(ServerConfig.ANY_ORIGIN);
        if (origins.contains(origin) || open) {
            context.header("Access-Control-Allow-Origin", origins.contains(origin) ? origin : "*");
            context.header("Access-Control-Expose-Headers", EXPOSED);
        } else if (!reads && !isOwn(origin, context)) {
            Problems.answer(context, Problem.of(403, "Forbidden",
                    "pages of " + origin + " may not do this; --origin allows them"));
            context.skipRemainingHandlers();
        }
    }

    private static boolean isOwn(String origin, Context context) {
        return origin.equals("http://" + context.host())
                || origin.equals("https://" + context.host());
    }

    private static void options(Context context, Set<Method> methods) {
        String allowed = Routes.allowed(methods);
        context.header("Allow", allowed);
        if (context.res().getHeader("Access-Control-Allow-Origin") != null) {
            context.header("Access-Control-Allow-Methods", allowed);
            context.header("Access-Control-Allow-Headers",
                    "Authorization, Content-Type, If-Match, Last-Event-ID");
            context.header("Access-Control-Max-Age", SECONDS_KEPT);
        }
        context.status(204);
    }
}
