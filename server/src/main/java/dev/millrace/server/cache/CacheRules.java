package dev.millrace.server.cache;

import dev.millrace.item.Key;
import dev.millrace.store.Query;
import java.util.Optional;
import java.util.Set;

/// What of a table is cached, and what a write makes untrue. A *topic* names what is forgotten
/// together, such as a user's conversations.
public interface CacheRules {
    String table();

    /// The topic of reading one item, empty where it is not to be cached.
    Optional<String> topicOf(Key key);

    /// The topic of a query, empty where it is not to be cached.
    Optional<String> topicOf(Query query);

    /// The topics that a write of this item touches.
    Set<String> touchedBy(Key key);
}
