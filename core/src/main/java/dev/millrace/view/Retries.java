package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.store.StoreException;

/// Counts the attempts at one view item. Each failed one lost a race against another shard, so many
/// in a row mean that something is broken; the batch then fails and is delivered again.
final class Retries {
    private static final int MOST = 100;
    private final String table;
    private final Key key;
    private int attempts;

    Retries(String table, Key key) {
        this.table = table;
        this.key = key;
    }

    void next() {
        attempts++;
        if (attempts > MOST) {
            throw new StoreException("gave up on the view item " + key + " of table " + table
                    + " after " + MOST + " attempts");
        }
    }
}
