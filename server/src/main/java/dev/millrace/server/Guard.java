package dev.millrace.server;

import dev.millrace.api.ContentPolicy;
import dev.millrace.api.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What holds for every request: the headers that keep browsers careful, the limit of bodies, and,
/// while the server listens on this machine alone, that it was asked for by a name of this machine.
/// Else a page elsewhere could point a name of its own at this machine and read what is here.
final class Guard {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Supplier<Optional<URI>> reached;
    private final boolean local;
    private final Set<String> names;

    /// @param reached another origin that pages may call
    Guard(ServerConfig config, Supplier<Optional<URI>> reached) {
        this.reached = reached;
        local = config.isLocal();
        names = new HashSet<>(OWN_NAMES);
        names.add(config.host().toLowerCase(Locale.ROOT));
        config.hostNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    void mount(RoutesConfig routes) {
        routes.before(this::check);
    }

    private void check(Context context) {
        context.header("Content-Security-Policy",
                ContentPolicy.of(reached.get().map(URI::toString)));
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("X-Frame-Options", "DENY");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        if (local && !names.contains(nameAskedFor(context))) {
            Problems.answer(context, Problem.of(421, "Misdirected request",
                    "this server answers to localhost alone; other names are set with --host-name"));
            context.skipRemainingHandlers();
            return;
        }
        BodyLimit.check(context);
    }

    /// The host of the `Host` header without its port.
    private static String nameAskedFor(Context context) {
        String host = context.req().getHeader("Host");
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    }
}
