/// The command line: one class for each command, all reachable from
/// [dev.millrace.server.cli.MillraceCommand]. Results go to stdout, progress and warnings to stderr;
/// exit 0 is done, 1 failed, 2 wrong usage.
@NullMarked
package dev.millrace.server.cli;

import org.jspecify.annotations.NullMarked;
