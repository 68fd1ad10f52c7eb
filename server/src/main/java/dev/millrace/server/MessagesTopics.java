package dev.millrace.server;

import dev.millrace.item.Key;
import dev.millrace.messages.MessagesTable;
import dev.millrace.server.cache.CacheRules;
import dev.millrace.store.Query;
import java.util.Optional;
import java.util.Set;

/// What is cached of the messages application (its keys are in [MessagesTable]): groups with their
/// members, users, handles, and everybody's conversations, those by time included. Messages are not.
final class MessagesTopics implements CacheRules {
    private static final Set<String> KINDS = Set.of("GROUP", "USER", "HANDLE");
    private static final String CONVERSATIONS = "GRP#";
    private static final String OF_GROUP = "MEMBERS#";

    @Override
    public String table() {
        return MessagesTable.NAME;
    }

    @Override
    public Optional<String> topicOf(Key key) {
        return topicOf(key.partition());
    }

    @Override
    public Optional<String> topicOf(Query query) {
        return switch (query.index().orElse("")) {
            case "" -> topicOf(query.partition());
            case MessagesTable.INBOX_INDEX -> Optional.of(CONVERSATIONS + query.partition());
            case MessagesTable.GROUP_INDEX -> Optional.of(OF_GROUP + query.partition());
            default -> Optional.empty();
        };
    }

    @Override
    public Set<String> touchedBy(Key key) {
        String partition = key.partition();
        return partition.startsWith(CONVERSATIONS)
                ? Set.of(partition, OF_GROUP + key.sort())
                : topicOf(partition).map(Set::of).orElse(Set.of());
    }

    private static Optional<String> topicOf(String partition) {
        int end = partition.indexOf('#');
        boolean cached = partition.startsWith(CONVERSATIONS)
                || (end > 0 && KINDS.contains(partition.substring(0, end)));
        return cached ? Optional.of(partition) : Optional.empty();
    }
}
