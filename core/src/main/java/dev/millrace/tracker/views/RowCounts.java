package dev.millrace.tracker.views;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.hits.Column;
import dev.millrace.tracker.hits.HitColumns;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/// Counts rows of a column by its codes, one array step per row.
final class RowCounts {
    private final HitColumns columns;
    private final int from;
    private final int to;
    private final boolean[] viewKind;

    /// @param from first row counted
    /// @param to end of the rows counted
    RowCounts(HitColumns columns, int from, int to) {
        this.columns = columns;
        this.from = from;
        this.to = to;
        this.viewKind = viewKinds(columns.kinds());
    }

    private static boolean[] viewKinds(Column<Hit.Kind> kinds) {
        boolean[] views = new boolean[kinds.values().size()];
        for (int code = 0; code < views.length; code++) {
            views[code] = kinds.values().get(code) == Hit.Kind.VIEW;
        }
        return views;
    }

    boolean isView(int row) {
        return viewKind[columns.kinds().code(row)];
    }

    int views() {
        int views = 0;
        for (int row = from; row < to; row++) {
            views += isView(row) ? 1 : 0;
        }
        return views;
    }

    /// Page views by the code of a column.
    int[] viewsBy(Column<?> column) {
        int[] counts = new int[column.values().size()];
        for (int row = from; row < to; row++) {
            counts[column.code(row)] += isView(row) ? 1 : 0;
        }
        return counts;
    }

    /// Lines of every kind by the code of a column.
    int[] linesBy(Column<?> column) {
        int[] counts = new int[column.values().size()];
        for (int row = from; row < to; row++) {
            counts[column.code(row)]++;
        }
        return counts;
    }

    /// Hands over each name with its count, unless that is 0.
    static <T> void each(Column<T> column, int[] counts, Function<T, String> name,
            ObjIntConsumer<String> action) {
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                action.accept(name.apply(column.values().get(code)), counts[code]);
            }
        }
    }
}
