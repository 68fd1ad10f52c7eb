package dev.millrace.api;

import dev.millrace.item.TableSchema;
import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import dev.millrace.places.PlacesTables;
import dev.millrace.places.PlacesViews;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The applications, and what a store needs for each. They share nothing but the engine.
public enum Application {
    TRACKER, PLACES, MESSAGES;

    /// The one of this name, in small letters.
    public static Optional<Application> named(String name) {
        return Arrays.stream(values()).filter(each -> each.title().equals(name)).findAny();
    }

    /// What people call it: its name in small letters.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<TableSchema> tables() {
        return switch (this) {
            case TRACKER -> List.of(TrackerTable.SCHEMA);
            case PLACES -> PlacesTables.all();
            case MESSAGES -> List.of(MessagesTable.SCHEMA);
        };
    }

    public List<View<?>> views() {
        return switch (this) {
            case TRACKER -> TrackerViews.all();
            case PLACES -> PlacesViews.all();
            case MESSAGES -> MessagesViews.all();
        };
    }
}
