@NullMarked
package dev.millrace.sqlite;

import org.jspecify.annotations.NullMarked;
