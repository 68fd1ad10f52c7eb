/// The view engine: views are declared as pure functions of one fact's image and kept exact by the
/// engine, whatever is repeated, reordered, updated or deleted. Uses `item` and `store`. Start at
/// [dev.millrace.view.View]; [dev.millrace.view.ViewEngine] keeps views inside a store's own
/// transactions, [dev.millrace.view.StreamApplier] from a stream of changes, and
/// [dev.millrace.view.ViewAudit] compares them with their facts.
@NullMarked
package dev.millrace.view;

import org.jspecify.annotations.NullMarked;
