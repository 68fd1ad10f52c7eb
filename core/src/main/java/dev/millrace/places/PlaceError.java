package dev.millrace.places;

import java.util.Optional;

/// Why something was not done; nothing of it was. The message is a sentence for the caller.
public final class PlaceError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Kind kind;
    private final String sentence;
    private final transient Optional<String> field;

    private PlaceError(Kind kind, Optional<String> field, String message) {
        super(message);
        this.kind = kind;
        this.sentence = message;
        this.field = field;
    }

    /// What is to blame.
    public enum Kind {
        /// What was given breaks a rule; the field says which part of it.
        INVALID,
        /// There is no such map, point or modifier.
        UNKNOWN,
        /// It is not in the state that the caller wants it to be in.
        CHANGED,
        /// Another point has the place that one was to move to.
        TAKEN
    }

    /// @param field name of the JSON member
    static PlaceError invalid(String field, String message) {
        return new PlaceError(Kind.INVALID, Optional.of(field), message);
    }

    static PlaceError unknown(String message) {
        return new PlaceError(Kind.UNKNOWN, Optional.empty(), message);
    }

    static PlaceError unknownMap(String mapId) {
        return unknown("there is no map " + mapId);
    }

    static PlaceError unknownPoint(String mapId, String pointId) {
        return unknown("there is no point " + pointId + " on map " + mapId);
    }

    static PlaceError changed(String what) {
        return new PlaceError(Kind.CHANGED, Optional.empty(),
                what + " is not in the state that If-Match or If-None-Match asks for");
    }

    static PlaceError taken(String mapId, String pointId) {
        return new PlaceError(Kind.TAKEN, Optional.empty(),
                "map " + mapId + " has another point " + pointId);
    }

    public Kind kind() {
        return kind;
    }

    /// The message.
    public String sentence() {
        return sentence;
    }

    /// The JSON member to blame, if one is.
    public Optional<String> field() {
        return field;
    }
}
