/// Server-sent events: what changes in a user's conversations, told to their open pages. Start
/// at `LiveHub`.
@NullMarked
package dev.millrace.server.live;

import org.jspecify.annotations.NullMarked;
