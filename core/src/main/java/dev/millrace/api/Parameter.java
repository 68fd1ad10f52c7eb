package dev.millrace.api;

import java.util.Optional;

/// A parameter of an endpoint.
///
/// @param place where it stands: in the path, the query, or as a member of the body
/// @param standard the text taken where it is missing, empty for none
public record Parameter(String name, Place place, Type type, boolean required,
        Optional<String> standard, String summary) {
    /// Where a parameter stands.
    public enum Place {
        PATH, QUERY, BODY
    }

    public static Parameter query(String name, Type type, String summary) {
        return new Parameter(name, Place.QUERY, type, false, Optional.empty(), summary);
    }

    /// A member of the body, which is a JSON object; it must be there.
    public static Parameter body(String name, Type type, String summary) {
        return new Parameter(name, Place.BODY, type, true, Optional.empty(), summary);
    }

    public Parameter mandatory() {
        return new Parameter(name, place, type, true, standard, summary);
    }

    public Parameter orElse(String text) {
        return new Parameter(name, place, type, required, Optional.of(text), summary);
    }

    /// A member of the body that may be absent.
    public static Parameter optionalBody(String name, Type type, String summary) {
        return new Parameter(name, Place.BODY, type, false, Optional.empty(), summary);
    }

    /// A part of the path.
    public static Parameter path(String name, Type type, String summary) {
        return new Parameter(name, Place.PATH, type, true, Optional.empty(), summary);
    }

    public boolean mayRepeat() {
        return type instanceof Type.Pairs || type instanceof Type.Texts;
    }
}
