/// The view engine: views are declared as pure functions of one fact's image and kept exact by the
/// engine, whatever is repeated, reordered, updated or deleted. Uses `item` and `store`. Start at
/// [dev.millrace.view.View].
@NullMarked
package dev.millrace.view;

import org.jspecify.annotations.NullMarked;
