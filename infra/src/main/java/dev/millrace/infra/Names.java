package dev.millrace.infra;

import dev.millrace.api.Application;
import java.util.Locale;

/// What applications are called on AWS.
final class Names {
    private Names() {}

    /// In small letters.
    static String of(Application application) {
        return application.name().toLowerCase(Locale.ROOT);
    }

    /// With a capital letter.
    static String capital(Application application) {
        return application.name().charAt(0) + of(application).substring(1);
    }
}
