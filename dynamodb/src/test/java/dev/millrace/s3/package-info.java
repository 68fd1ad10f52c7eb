@NullMarked
package dev.millrace.s3;

import org.jspecify.annotations.NullMarked;
