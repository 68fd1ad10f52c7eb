/// Questions over the tracker's views and hits, one class each. Every answer carries the capacity
/// it consumed. Whole days come from views, what a range cuts from hit batches, so that ranges are
/// exact to the second. Start at [dev.millrace.tracker.question.PageTotals].
@NullMarked
package dev.millrace.tracker.question;

import org.jspecify.annotations.NullMarked;
