/// Access-log formats: bytes of a line to fields. Parsed in place, without making strings. One file
/// per format. Start at [dev.millrace.tracker.log.LogLine].
@NullMarked
package dev.millrace.tracker.log;

import org.jspecify.annotations.NullMarked;
