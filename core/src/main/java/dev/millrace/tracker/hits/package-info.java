/// Batches of hits: columns in memory, compressed items in the store. A batch holds every accepted
/// line of one source and UTC hour with what it was classified as. Uses `item` and the shapes of
/// `tracker`. Start at [dev.millrace.tracker.hits.HitBatch].
@NullMarked
package dev.millrace.tracker.hits;

import org.jspecify.annotations.NullMarked;
