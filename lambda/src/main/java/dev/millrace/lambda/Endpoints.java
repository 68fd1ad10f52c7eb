package dev.millrace.lambda;

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

/// The endpoints of all applications on one store.
final class Endpoints {
    private static final String PREFIX = "MILLRACE_PREFIX";

    private Endpoints() {}

    static List<Endpoint> of(Store store, Setting setting) {
        List<Endpoint> applications = new ArrayList<>();
        applications.addAll(new TrackerEndpoints(new StoredSites(store, setting.clock()),
                setting.variable(PREFIX), new SecureRandom()).all());
        applications.addAll(new PlacesEndpoints(store, new UnknownFreshness()).all());
        applications.addAll(new MessagesEndpoints(
                new Messenger(store, setting.clock(), new SecureRandom()), RateLimit.PERSON,
                LiveSignals.NONE, setting.clock()).all());
        StoredViews views = new StoredViews(store, Backend.views(), OptionalDouble::empty);
        return new SystemEndpoints(views::report).after(applications);
    }
}
