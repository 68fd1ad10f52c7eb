/// Import of access logs: each line is stored once, whatever is imported twice.
///
/// A line's identity is its second and a 48-bit record id. Where lines have no request id, the
/// record id is of the line's text and of its number among equal lines of its source, so that what
/// is stored is the multiset maximum over all sources: two equal lines in one file are two, the same
/// file again adds none. A source that is cut between two equal lines counts them once, since
/// nothing tells that from a repetition.
///
/// Lines are gathered by UTC hour. The lines of an hour are compared with what is stored of it and
/// put in one transaction that advances the hour's guard from the revision that was read; a writer
/// that was overtaken reads again. Uses `log`, `classify` and `hits`. Start at
/// [dev.millrace.tracker.ingest.Importer].
@NullMarked
package dev.millrace.tracker.ingest;

import org.jspecify.annotations.NullMarked;
