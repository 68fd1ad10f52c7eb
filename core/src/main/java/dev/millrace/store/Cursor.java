package dev.millrace.store;

import dev.millrace.item.Item;

/// Where a page ended: the key attributes of its last item (DynamoDB's `LastEvaluatedKey`; of an
/// index, the index's and the table's).
public record Cursor(Item keys) {}
