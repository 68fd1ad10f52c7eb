/// The Store port: DynamoDB's own model, typed, as small as the applications need, so that every
/// adapter stays thin. Uses `item` alone. Start at [dev.millrace.store.Store].
@NullMarked
package dev.millrace.store;

import org.jspecify.annotations.NullMarked;
