package dev.millrace.tracker.classify;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of the sites and services that send visitors: a host goes by the name of the nearest of
/// its parent domains that the table knows, `sources.txt`; by its own name where none is known.
///
/// The table's lines are a name, `=`, and domains. `google.*` stands for `google.` with any one or
/// two labels behind it (`google.de`, `google.co.uk`).
final class Sources {
    private static final String ANY = ".*";
    private static final int SUFFIX_LABELS = 2;
    private final Map<String, String> names;

    private Sources(Map<String, String> names) {
        this.names = names;
    }

    static Sources load() {
        return new Sources(Resource.table("sources.txt"));
    }

    /// The name for a host in small letters without `www.`.
    String name(String host) {
        String[] labels = host.split("\\.", -1);
        for (int first = 0; first < labels.length; first++) {
            String name = names.get(join(labels, first, labels.length));
            if (name == null) {
                name = brand(labels, first);
            }
            if (name != null) {
                return name;
            }
        }
        return host;
    }

    /// The name of `google.*` if the labels from `first` on are that.
    private @Nullable String brand(String[] labels, int first) {
        int suffixLabels = labels.length - first - 1;
        if (suffixLabels < 1 || suffixLabels > SUFFIX_LABELS) {
            return null;
        }
        return names.get(labels[first] + ANY);
    }

    private static String join(String[] labels, int from, int to) {
        return String.join(".", Arrays.asList(labels).subList(from, to));
    }
}
