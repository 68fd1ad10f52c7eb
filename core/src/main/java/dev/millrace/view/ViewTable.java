package dev.millrace.view;

import dev.millrace.item.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The engine's own table: what it must know beside the views' items.
///
/// | item | Part | Name |
/// |---|---|---|
/// | view | `VIEW` | `<name>` |
/// | change in quarantine | `QUARANTINE#<view>` | `<shard>#<sequence>` or `fact:<hash>` |
/// | shard of a stream | `SHARD` | `<shard id>` |
/// | next short id of a shard | `NEXT` | `SHARD` |
/// | generations of a table of views | `GENERATION` | the table |
/// | next generation | `NEXT` | `GENERATION` |
public final class ViewTable {
    public static final String NAME = "MillraceViews";
    public static final String PARTITION = "Part";
    public static final String SORT = "Name";
    public static final TableSchema SCHEMA = new TableSchema(NAME, PARTITION,
            Optional.of(SORT), List.of(), Optional.empty(), false,
            Set.of());

    private ViewTable() {}
}
