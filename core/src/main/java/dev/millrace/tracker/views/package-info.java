/// The tracker's views: one file each, pure functions of a hit batch. Which attributes they keep is
/// listed in [dev.millrace.tracker.TrackerTable]. Uses `hits` and the view engine. Start at
/// [dev.millrace.tracker.views.TrackerViews].
@NullMarked
package dev.millrace.tracker.views;

import org.jspecify.annotations.NullMarked;
