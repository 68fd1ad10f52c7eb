package dev.millrace.infra;

import dev.millrace.api.Application;
import dev.millrace.api.Endpoint;

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
        if (!needsSignIn(application)
                && (!endpoint.path().startsWith("/api/") || door.publicFigures())) {
            return OPEN;
        }
        return door.signIn().isPresent() ? SIGNED_IN : CLOSED;
    }

    /// Whether nobody may call an application's endpoints without a token.
    static boolean needsSignIn(Application application) {
        return application.name().equals("MESSAGES");
    }
}
