package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Change;
import dev.millrace.store.Query;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Changes that a view's function could not digest: each counts nothing for that view, and is kept
/// here with its reason and position until the view is rebuilt.
public final class Quarantine {
    private static final String TABLE = "SourceTable";
    private static final String PARTITION = "FactPartition";
    private static final String SORT = "FactSort";
    private static final String REASON = "Reason";
    private static final int MAX_REASON = 1000;

    private Quarantine() {}

    /// All entries of a view.
    public static Query of(String view) {
        return Query.of(ViewTable.NAME, partition(view));
    }

    static String partition(String view) {
        return "QUARANTINE#" + view;
    }

    /// Takes entries.
    interface Sink {
        void keep(Entry entry);
    }

    /// One change in quarantine.
    ///
    /// @param position shard and sequence number, empty where the change was derived inside its
    ///            own transaction
    public record Entry(String view, String table, Key fact, String reason,
            Optional<String> position) {

        static Entry of(View<?> view, Change change, RuntimeException reason) {
            return new Entry(view.name(), change.table(), change.key(), text(reason),
                    Optional.empty());
        }

        Entry at(String where) {
            return new Entry(view, table, fact, reason, Optional.of(where));
        }

        public static Entry of(Item item) {
            String view = item.text(ViewTable.PARTITION).orElse("");
            String sort = item.text(ViewTable.SORT).orElse("");
            return new Entry(view.substring(view.indexOf('#') + 1), item.text(TABLE).orElse(""),
                    Key.of(item.text(PARTITION).orElse("?"), item.text(SORT).orElse("")),
                    item.text(REASON).orElse(""),
                    Optional.of(sort).filter(each -> !each.startsWith("fact:")));
        }

        /// The same change in quarantine twice is one item.
        Item item() {
            Item item = ViewTable.SCHEMA
                    .itemOf(Key.of(partition(view), position.orElseGet(this::fingerprint)))
                    .with(TABLE, table)
                    .with(PARTITION, fact.partition())
                    .with(REASON, reason);
            return fact.sort().isEmpty() ? item : item.with(SORT, fact.sort());
        }

        private String fingerprint() {
            String name = table + '\0' + fact.partition() + '\0' + fact.sort();
            byte[] hash = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
            return "fact:" + HexFormat.of().formatHex(hash, 0, 16);
        }

        private static String text(RuntimeException reason) {
            String text = reason.toString();
            return text.substring(0, Math.min(MAX_REASON, text.length()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
