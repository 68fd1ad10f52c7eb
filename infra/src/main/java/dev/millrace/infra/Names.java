package dev.millrace.infra;

import dev.millrace.api.Application;
import java.util.Map;
import java.util.TreeMap;

/// What applications are called on AWS, and the order of names in templates.
final class Names {
    private Names() {}

    /// `Map.of` has another order in each process, and templates are compared.
    static <V> Map<String, V> sorted(Map<String, V> map) {
        return new TreeMap<>(map);
    }

    /// With a capital letter.
    static String capital(Application application) {
        return application.name().charAt(0) + application.title().substring(1);
    }
}
