/// Maps of points of interest, with totals per map and per category that the view engine keeps on
/// the map's item, and a score of each map on top of them. Uses `item`, `store` and `view`. Start at
/// [dev.millrace.places.PlacesViews].
@NullMarked
package dev.millrace.places;

import org.jspecify.annotations.NullMarked;
