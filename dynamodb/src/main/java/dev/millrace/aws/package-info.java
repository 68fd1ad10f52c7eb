/// What the clients of AWS's services share. Uses nothing else of Millrace.
@NullMarked
package dev.millrace.aws;

import org.jspecify.annotations.NullMarked;
