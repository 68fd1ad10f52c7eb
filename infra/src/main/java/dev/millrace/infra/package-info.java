/// The AWS CDK app: one stack for each application, and what they share. Tables, indexes, streams,
/// event filters and routes are derived from the core's own data. Start at
/// [dev.millrace.infra.MillraceApp].
@NullMarked
package dev.millrace.infra;

import org.jspecify.annotations.NullMarked;
