package dev.millrace.infra;

import dev.millrace.api.Application;
import dev.millrace.api.Endpoint;
import dev.millrace.api.Method;

/// Who may call an endpoint.
enum RouteAccess {
    /// Everybody, as the pages of a site do.
    OPEN,
    /// Who brings a token of the issuer.
    SIGNED_IN,
    /// Nobody: there is no route.
    CLOSED;

    /// @param application whose endpoint it is
    static RouteAccess to(Endpoint endpoint, Application application, Deployment.Door door) {
        if (!needsSignIn(application) && (isForSites(endpoint) || shows(endpoint, door))) {
            return OPEN;
        }
        return door.signIn().isPresent() ? SIGNED_IN : CLOSED;
    }

    /// Pages of sites ask for totals and histories, and tell what was shared.
    private static boolean isForSites(Endpoint endpoint) {
        return !endpoint.path().startsWith("/api/");
    }

    /// What may be seen by everybody may not be changed by everybody.
    private static boolean shows(Endpoint endpoint, Deployment.Door door) {
        return door.publicFigures() && endpoint.method() == Method.GET;
    }

    /// Whether nobody may call an application's endpoints without a token.
    static boolean needsSignIn(Application application) {
        return application.name().equals("MESSAGES");
    }
}
