/// Events of change streams as JSON, in the form in which AWS Lambda hands them to functions. Uses
/// `item` and `store`. Start at [dev.millrace.store.event.StreamEvent].
@NullMarked
package dev.millrace.store.event;

import org.jspecify.annotations.NullMarked;
