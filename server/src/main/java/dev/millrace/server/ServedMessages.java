package dev.millrace.server;

import dev.millrace.api.Endpoint;
import dev.millrace.api.MessagesEndpoints;
import dev.millrace.api.RateLimit;
import dev.millrace.messages.Messenger;
import dev.millrace.server.cache.CacheMetrics;
import dev.millrace.server.cache.CachedStore;
import dev.millrace.server.cache.ReadAside;
import dev.millrace.server.cache.WriteTap;
import dev.millrace.server.identity.IssuerAway;
import dev.millrace.server.identity.SignIn;
import dev.millrace.server.live.LiveHub;
import dev.millrace.store.Store;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// The messages application as this server serves it: who is calling, endpoints behind a
/// cache, streams.
public final class ServedMessages implements AutoCloseable {
    private final SignIn signIn;
    private final CachedStore cached;
    private final LiveHub hub;
    private final MessagesEndpoints endpoints;

    /// Where it stands, and what it is told of it.
    ///
    /// @param store tapped by `tap`
    /// @param foreign a number that moves when another process has, or may have, changed the store
    /// @param settlesLate whether what was just written may still be read as it was before
    public record Ground(Store store, WriteTap tap, LongSupplier foreign, boolean settlesLate,
            InstantSource clock) {}

    /// How it is served.
    public record Manner(SignIn signIn, ReadAside cache, RateLimit limit) {}

    private ServedMessages(SignIn signIn, CachedStore cached, LiveHub hub,
            MessagesEndpoints endpoints) {
        this.signIn = signIn;
        this.cached = cached;
        this.hub = hub;
        this.endpoints = endpoints;
    }

    /// @param warn hears what goes wrong and is tried again
    public static ServedMessages start(Ground ground, Manner manner, ServerMetrics metrics,
            Consumer<String> warn) {
        CachedStore cached = manner.cache()
                .before(ground.store(), new MessagesTopics(),
                        new ReadAside.Surroundings(ground.tap(), ground.foreign(),
                                ground.settlesLate()),
                        new CacheMetrics(metrics.registry()));
        Messenger messenger = new Messenger(cached, ground.clock(), new SecureRandom());
        LiveHub hub = new LiveHub(messenger, ground.foreign(), ground.clock());
        ground.tap().listen(hub::wrote);
        hub.start(warn);
        Thread.ofVirtual().start(() -> meet(manner.signIn(), warn));
        metrics.watchStreams(hub::connections);
        return new ServedMessages(manner.signIn(), cached, hub,
                new MessagesEndpoints(messenger, manner.limit(), hub, ground.clock()));
    }

    /// Asks the issuer who it is before somebody needs to know: what pages may reach depends on it.
    private static void meet(SignIn signIn, Consumer<String> warn) {
        try {
            var _ = signIn.described();
        } catch (IssuerAway e) {
            warn.accept("nobody can sign in yet: " + e.getMessage());
        }
    }

    List<Endpoint> endpoints() {
        return Stream.concat(endpoints.all().stream(), signIn.endpoints().stream()).toList();
    }

    Gate gate() {
        return new Gate(signIn.tokens());
    }

    void mount(RoutesConfig routes) {
        new LiveRoute(gate(), endpoints, hub).mount(routes);
    }

    Optional<URI> reached() {
        return signIn.reached();
    }

    /// Ends the streams, so that their requests do not hold up the server's end.
    @Override
    public void close() {
        hub.close();
        cached.closeCache();
    }
}
