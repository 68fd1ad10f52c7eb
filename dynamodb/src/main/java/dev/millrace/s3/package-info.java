/// Logs that are objects of S3. Uses nothing else of Millrace but its HTTP client. Start at
/// [dev.millrace.s3.S3Objects], or in a function at [dev.millrace.s3.GetObject].
@NullMarked
package dev.millrace.s3;

import org.jspecify.annotations.NullMarked;
