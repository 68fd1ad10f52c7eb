/// The read-aside cache: what was read of a table is kept, in this process or in a server that
/// several share, until something that it was read from is written. Start at `CachedStore`.
@NullMarked
package dev.millrace.server.cache;

import org.jspecify.annotations.NullMarked;
