package dev.millrace.infra;

import dev.millrace.api.Application;
import dev.millrace.api.Endpoint;
import dev.millrace.api.Freshness;
import dev.millrace.api.LiveSignals;
import dev.millrace.api.MessagesEndpoints;
import dev.millrace.api.PlacesEndpoints;
import dev.millrace.api.RateLimit;
import dev.millrace.api.StoredSites;
import dev.millrace.api.SystemEndpoints;
import dev.millrace.api.TrackerEndpoints;
import dev.millrace.messages.Messenger;
import dev.millrace.store.Capacity;
import dev.millrace.store.Store;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The endpoints of applications as routes of API Gateway. Handlers are not called here, so nothing
/// stands behind them.
final class Routes {
    private Routes() {}

    /// An application's endpoints, and those of who operates it.
    static List<Endpoint> of(Application application) {
        return new SystemEndpoints(
                () -> new SystemEndpoints.ViewsReport(List.of(), Capacity.NONE))
                .after(endpoints(application));
    }

    private static List<Endpoint> endpoints(Application application) {
        Store store = nothing();
        InstantSource clock = InstantSource.system();
        RandomGenerator random = RandomGenerator.getDefault();
        return switch (application) {
            case TRACKER -> new TrackerEndpoints(new StoredSites(store, clock), Optional.empty(),
                    random).all();
            case PLACES -> new PlacesEndpoints(store, Freshness.ALWAYS).all();
            case MESSAGES -> new MessagesEndpoints(new Messenger(store, clock, random),
                    RateLimit.PERSON, LiveSignals.NONE, clock).all();
        };
    }

    /// A store that nobody may ask.
    private static Store nothing() {
        return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(),
                new Class<?>[]{Store.class}, (_, method, _) -> {
                    throw new IllegalStateException("no endpoint is called here: " + method);
                });
    }

    /// API Gateway knows parameters that are a whole segment: of `@{handle}` the `@` becomes part
    /// of the value.
    static String path(Endpoint endpoint) {
        return Arrays.stream(endpoint.path().split("/", -1))
                .map(segment -> segment.contains("{")
                        ? segment.substring(segment.indexOf('{'))
                        : segment)
                .collect(Collectors.joining("/"));
    }

    /// Patterns of CloudFront that lead these endpoints' requests to their API: the first two
    /// segments of paths below `/api`, and the first of the others.
    static List<String> patterns(List<Endpoint> endpoints) {
        TreeSet<String> patterns = endpoints.stream()
                .map(Endpoint::path)
                .map(Routes::pattern)
                .collect(Collectors.toCollection(TreeSet::new));
        patterns.removeIf(pattern -> patterns.contains(pattern + "*"));
        return List.copyOf(patterns);
    }

    private static String pattern(String path) {
        String[] segments = path.split("/", -1);
        int kept = segments[1].equals("api") ? 3 : 2;
        String start = String.join("/", Arrays.copyOf(segments, Math.min(kept, segments.length)));
        return segments.length > kept ? start + "*" : start;
    }
}
