package dev.millrace.server.cache;

import java.util.Collection;
import java.util.Optional;

/// Where a cache keeps things. Nothing here throws: a shelf that does not work finds nothing and
/// keeps nothing, and never finds again what it was told to forget.
///
/// Reading while somebody writes is safe by a *generation* of each topic: who misses gets the
/// present one, and what is kept under a generation that has ended is never found.
interface Shelf extends AutoCloseable {
    Lookup find(String topic, String question);

    /// @param generation from the lookup that came before the read
    void keep(String topic, String question, String generation, Kept kept);

    /// Ends the generations of these topics: what was read before is found no more.
    void forget(Collection<String> topics);

    void forgetAll();

    @Override
    void close();

    /// @param generation under which a fresh read may be kept, empty where it may not
    record Lookup(Optional<Kept> kept, Optional<String> generation) {
        static final Lookup NOTHING = new Lookup(Optional.empty(), Optional.empty());
    }
}
