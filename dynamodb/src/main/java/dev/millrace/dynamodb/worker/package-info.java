/// Workers that keep views fresh by reading change streams: they share the shards by leases in a
/// table, and take over from each other. May use the store port and the view engine; knows no AWS.
/// Start at [dev.millrace.dynamodb.worker.StreamWorker].
@org.jspecify.annotations.NullMarked
package dev.millrace.dynamodb.worker;
