package dev.millrace.dynamodb.worker;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What workers tell each other, for each table T.
///
/// | item | Part | Name | holds |
/// |---|---|---|---|
/// | lease of a shard | `SHARD#T` | the shard's id | who reads it, until when, how far it is applied |
/// | worker | `WORKER#T` | its token | until when it is taken to be alive |
/// | fence | `FENCE` | `T` | how often somebody asked for all written so far |
public final class WorkerTable {
    public static final String NAME = "MillraceWorkers";
    static final String SORT = "Name";
    public static final TableSchema SCHEMA = new TableSchema(NAME, "Part", Optional.of(SORT),
            List.of(), Optional.empty(), false, Set.of());

    private WorkerTable() {}

    static String leases(String table) {
        return "SHARD#" + table;
    }

    static String workers(String table) {
        return "WORKER#" + table;
    }

    static Key fence(String table) {
        return Key.of("FENCE", table);
    }
}
