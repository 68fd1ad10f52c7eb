@NullMarked
package dev.millrace.dynamodb;

import org.jspecify.annotations.NullMarked;
