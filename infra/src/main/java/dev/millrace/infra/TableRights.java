package dev.millrace.infra;

import dev.millrace.api.Application;
import java.util.List;

/// What functions may do with tables: nobody scans, and nobody makes or drops one.
final class TableRights {
    /// Stores lines: reads what is there already, writes batches guarded by transactions.
    static final List<String> STORE = List.of("dynamodb:GetItem", "dynamodb:Query",
            "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem",
            "dynamodb:ConditionCheckItem");
    /// Keeps views: reads facts, writes view items.
    static final List<String> KEEP_VIEWS = STORE;
    /// The engine's own table, for who keeps views.
    static final List<String> KEEP_ENGINE = List.of("dynamodb:GetItem", "dynamodb:Query",
            "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem");
    static final List<String> READ = List.of("dynamodb:GetItem", "dynamodb:Query");
    static final List<String> FOLLOW_STREAM = List.of("dynamodb:DescribeStream",
            "dynamodb:GetRecords", "dynamodb:GetShardIterator");
    /// Closes days and reports.
    static final List<String> CLOSE_DAYS = List.of("dynamodb:GetItem", "dynamodb:Query",
            "dynamodb:PutItem", "dynamodb:UpdateItem");
    private static final List<String> READ_AND_PUT = List.of("dynamodb:GetItem",
            "dynamodb:Query", "dynamodb:PutItem");
    private static final List<String> CHANGE = List.of("dynamodb:GetItem", "dynamodb:Query",
            "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem",
            "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem");

    private TableRights() {}

    /// Answers requests. Over HTTP the tracker only takes shares, and keeps summaries of days.
    static List<String> answer(Application application) {
        return application == Application.TRACKER ? READ_AND_PUT : CHANGE;
    }
}
