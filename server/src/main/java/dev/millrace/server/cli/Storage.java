package dev.millrace.server.cli;

import dev.millrace.api.Freshness;
import dev.millrace.item.Item;
import dev.millrace.server.cache.WriteTap;
import dev.millrace.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// An open store of one kind, and what commands must know of it that the port does not say.
interface Storage extends AutoCloseable {
    Store store();

    /// The same store for the view engine, which alone may write the engine's attributes.
    Store forViews();

    /// A number that moves with every change of what is stored, so that caches know.
    long version();

    /// A number that moves when another process has changed what is stored, or may have.
    long foreignVersion();

    /// Tells which items of the messages application this process writes, through either store.
    WriteTap tap();

    /// Whether what was just written may still be read as it was before.
    boolean settlesLate();

    /// Deletes a little of what a retention no longer keeps, where the store does not do so itself.
    void expire();

    /// Age of the oldest change that the views do not include.
    Duration lag();

    /// Keeps the views fresh until it is closed.
    ///
    /// @param warn hears what fails and is tried again
    Upkeep upkeep(Consumer<String> warn);

    /// How fresh views are, and waiting for them.
    ///
    /// @param upkeep what keeps them fresh
    Freshness freshness(Upkeep upkeep);

    /// Runs a PartiQL statement that reads.
    ///
    /// @param scan whether it may read a whole table
    /// @throws Failure where the store has no PartiQL, or the statement would scan and must not
    List<Item> statement(String partiql, boolean scan);

    @Override
    void close();

    /// Views being kept fresh.
    interface Upkeep extends AutoCloseable {
        /// Returns when the views include everything that was written before.
        void settle();

        @Override
        void close();
    }
}
