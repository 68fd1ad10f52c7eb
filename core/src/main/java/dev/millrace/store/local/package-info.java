/// What stores that run in this process share, so that all of them mean the same: DynamoDB's
/// limits, how a write turns one item into another, what it costs, where a page ends, and when
/// derivations run. Uses `item` and `store`. Start at [dev.millrace.store.local.Unit].
@NullMarked
package dev.millrace.store.local;

import org.jspecify.annotations.NullMarked;
