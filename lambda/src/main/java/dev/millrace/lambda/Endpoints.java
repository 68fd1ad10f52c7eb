package dev.millrace.lambda;

import dev.millrace.api.Application;
import dev.millrace.api.Endpoint;
import dev.millrace.api.LiveSignals;
import dev.millrace.api.MessagesEndpoints;
import dev.millrace.api.PlacesEndpoints;
import dev.millrace.api.RateLimit;
import dev.millrace.api.StoredSites;
import dev.millrace.api.StoredViews;
import dev.millrace.api.SystemEndpoints;
import dev.millrace.api.TrackerEndpoints;
import dev.millrace.messages.Messenger;
import dev.millrace.store.Store;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The endpoints of a function's applications on one store.
final class Endpoints {
    private static final String PREFIX = "MILLRACE_PREFIX";

    private Endpoints() {}

    static List<Endpoint> of(Store store, Setting setting) {
        Backend backend = Backend.of(setting);
        List<Endpoint> endpoints = new ArrayList<>();
        backend.applications().forEach(each -> endpoints.addAll(of(each, store, setting)));
        return new SystemEndpoints(
                () -> new StoredViews(store, backend.views(), OptionalDouble::empty).report())
                .after(endpoints);
    }

    private static List<Endpoint> of(Application application, Store store, Setting setting) {
        return switch (application) {
            case TRACKER -> new TrackerEndpoints(new StoredSites(store, setting.clock()),
                    setting.variable(PREFIX), new SecureRandom()).all();
            case PLACES -> new PlacesEndpoints(store, new UnknownFreshness()).all();
            case MESSAGES -> new MessagesEndpoints(
                    new Messenger(store, setting.clock(), new SecureRandom()), RateLimit.PERSON,
                    LiveSignals.NONE, setting.clock()).all();
        };
    }
}
