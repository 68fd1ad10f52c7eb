package dev.millrace.server;

import dev.millrace.api.Endpoint;
import dev.millrace.api.Freshness;
import dev.millrace.api.PlacesEndpoints;
import dev.millrace.api.QuarantineEndpoint;
import dev.millrace.api.StoredSites;
import dev.millrace.api.StoredViews;
import dev.millrace.api.SystemEndpoints;
import dev.millrace.api.SystemEndpoints.ViewsReport;
import dev.millrace.api.TrackerEndpoints;
import dev.millrace.store.Store;
import dev.millrace.view.View;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;

/// What the server serves: the applications that stand in a store.
///
/// @param version a number that moves with every change of the store
/// @param freshness how far the views are behind
public record ServedApplications(Store store, LongSupplier version, List<View<?>> views,
        Freshness freshness, InstantSource clock) {
    private static final double MILLIS = 1000;

    public ServedApplications {
        views = List.copyOf(views);
    }

    /// The applications that know no users.
    public HttpServer.Content content(ServerConfig config) {
        return content(config, new ServerMetrics(), Optional.empty());
    }

    public HttpServer.Content content(ServerConfig config, ServerMetrics metrics,
            Optional<ServedMessages> messages) {
        List<Endpoint> applications = new ArrayList<>();
        applications.addAll(new TrackerEndpoints(new StoredSites(store, clock),
                config.standardPrefix(), new SecureRandom()).all());
        applications.addAll(new PlacesEndpoints(store, freshness).all());
        messages.ifPresent(each -> applications.addAll(each.endpoints()));
        List<String> names = views.stream().map(View::name).toList();
        applications.add(new QuarantineEndpoint(store, Set.copyOf(names)).endpoint());
        metrics.watchViews(names, () -> report().views());
        return new HttpServer.Content(new SystemEndpoints(this::report).after(applications),
                version,
                metrics, messages);
    }

    private ViewsReport report() {
        return new StoredViews(store, views,
                () -> OptionalDouble.of(freshness.lag().toMillis() / MILLIS)).report();
    }
}
