/// Direct messages between users: one table, conversations of two to fifty people, messages in the
/// order of a sequence per conversation, and inboxes that a view keeps. Uses `item`, `store` and
/// `view`. Start at [dev.millrace.messages.Messenger].
@NullMarked
package dev.millrace.messages;

import org.jspecify.annotations.NullMarked;
