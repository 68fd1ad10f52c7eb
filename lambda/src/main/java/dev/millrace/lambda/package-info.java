/// The doors on AWS: functions for events of S3, of change streams, of API Gateway and of
/// schedules, each a thin shell around what the other doors use too. Start at
/// [dev.millrace.lambda.Doorway].
@NullMarked
package dev.millrace.lambda;

import org.jspecify.annotations.NullMarked;
