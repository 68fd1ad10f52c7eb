/// The Store port on DynamoDB, through the AWS SDK's low-level client. Uses `item` and `store`.
/// Start at [dev.millrace.dynamodb.DynamoDbStore].
@NullMarked
package dev.millrace.dynamodb;

import org.jspecify.annotations.NullMarked;
