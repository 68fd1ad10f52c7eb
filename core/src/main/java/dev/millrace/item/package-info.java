/// Items as DynamoDB knows them: typed values, keys, items with their size in bytes, and the
/// schemas of tables. Uses nothing else of Millrace. Start at [dev.millrace.item.Item].
@NullMarked
package dev.millrace.item;

import org.jspecify.annotations.NullMarked;
