package dev.millrace.messages;

import java.util.List;

/// What changed for a user since a position.
///
/// @param next the position behind these events
/// @param more whether there is more behind that already
public record FeedNews(List<FeedEvent> events, FeedPosition next, boolean more) {
    public FeedNews {
        events = List.copyOf(events);
    }
}
