package dev.millrace.places;

import dev.millrace.item.Key;
import java.util.Optional;

/// Where things stand in the table of regions.
///
/// | item | Region | Entry |
/// |---|---|---|
/// | modifier (fact) | `MODIFIER` | `US` or `US#WA` |
/// | map of a country (view) | `COUNTRY#US` | `<map id>` |
/// | map of a state (view) | `STATE#US#WA` | `<map id>` |
/// | map (view) | `MAPS` | `<map id>` |
///
/// States are of a country: WA is one state of the US and another one of Australia. `#` and `%` in a
/// name are written as `%23` and `%25`.
final class Regions {
    static final String MODIFIERS = "MODIFIER";
    static final String MAPS = "MAPS";
    private static final char SEPARATOR = '#';

    private Regions() {}

    static boolean isModifier(Key key) {
        return key.partition().equals(MODIFIERS);
    }

    static Key modifier(Region region) {
        return Key.of(MODIFIERS, name(region));
    }

    static Region ofModifier(Key key) {
        String name = key.sort();
        int at = name.indexOf(SEPARATOR);
        return at < 0
                ? new Region(plain(name), Optional.empty())
                : new Region(plain(name.substring(0, at)),
                        Optional.of(plain(name.substring(at + 1))));
    }

    /// The partition of the maps that lie in a region.
    static String maps(Region region) {
        return (region.state().isPresent() ? "STATE#" : "COUNTRY#") + name(region);
    }

    private static String name(Region region) {
        return escaped(region.country())
                + region.state().map(state -> SEPARATOR + escaped(state)).orElse("");
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("#", "%23");
    }

    private static String plain(String text) {
        return text.replace("%23", "#").replace("%25", "%");
    }

    /// A country, or a state of it.
    record Region(String country, Optional<String> state) {}
}
