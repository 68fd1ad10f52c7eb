/// The page-view tracker: what a hit is, where things stand in the tracker's table. Its subpackages
/// follow the way of a log line: `log` reads it, `classify` says what it is, `hits` packs it into
/// batches, `ingest` stores it once, `views` declares what is counted, `question` answers. Start at
/// [dev.millrace.tracker.Hit].
@NullMarked
package dev.millrace.tracker;

import org.jspecify.annotations.NullMarked;
