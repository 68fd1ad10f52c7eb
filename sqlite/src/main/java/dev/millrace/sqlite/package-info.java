/// The embedded store: DynamoDB's model in one SQLite file, which several processes may share. Uses
/// `item`, `store` and `store.local` of core. Start at [dev.millrace.sqlite.SqliteStore].
@NullMarked
package dev.millrace.sqlite;

import org.jspecify.annotations.NullMarked;
