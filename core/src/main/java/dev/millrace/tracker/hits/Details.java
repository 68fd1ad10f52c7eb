package dev.millrace.tracker.hits;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import java.util.List;
import java.util.function.Function;

/// What was said and found out about the lines of a batch, in columns.
@SuppressWarnings("ArrayRecordComponent") // columns, shared and not compared
record Details(
        Column<Hit.Kind> kinds,
        Column<String> pages,
        Column<Long> visitors,
        Column<Origin> origins,
        Column<Agent> agents,
        Column<String> countries,
        Column<Integer> statuses,
        long[] bytes,
        Column<Campaign> campaigns) {

    static Details of(List<Hit> hits) {
        return new Details(
                column(hits, Hit::kind),
                column(hits, Hit::page),
                column(hits, Hit::visitor),
                column(hits, Hit::origin),
                column(hits, Hit::agent),
                column(hits, Hit::country),
                column(hits, Hit::status),
                hits.stream().mapToLong(Hit::bytes).toArray(),
                column(hits, Hit::campaign));
    }

    private static <T> Column<T> column(List<Hit> hits, Function<Hit, T> part) {
        ColumnBuilder<T> builder = new ColumnBuilder<>(hits.size());
        for (Hit hit : hits) {
            builder.add(part.apply(hit));
        }
        return builder.build();
    }
}
