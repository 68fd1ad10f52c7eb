package dev.millrace.api;

import java.util.Optional;

/// What browsers let our pages load and call: the header `Content-Security-Policy`, on one machine
/// and on AWS alike.
public final class ContentPolicy {
    private static final String OWN = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'; connect-src 'self'";

    private ContentPolicy() {}

    /// @param origin another one that pages may call, where they get their tokens
    public static String of(Optional<String> origin) {
        return OWN + origin.map(each -> " " + each).orElse("");
    }
}
