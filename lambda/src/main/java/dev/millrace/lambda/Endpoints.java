package dev.millrace.lambda;

import dev.millrace.api.Endpoint;
import dev.millrace.api.StoredSites;
import dev.millrace.api.StoredViews;
import dev.millrace.api.SystemEndpoints;
import dev.millrace.api.TrackerEndpoints;
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
        StoredViews views = new StoredViews(store, Backend.views(), OptionalDouble::empty);
        return new SystemEndpoints(views::report).after(applications);
    }
}
