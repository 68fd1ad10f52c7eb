/// Speed, as ratios measured side by side. Never part of the tests.
@NullMarked
package dev.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
