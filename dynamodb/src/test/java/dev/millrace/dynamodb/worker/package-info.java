@NullMarked
package dev.millrace.dynamodb.worker;

import org.jspecify.annotations.NullMarked;
