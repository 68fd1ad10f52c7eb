package dev.millrace.tracker.hits;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import java.util.List;

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
        DetailsBuilder builder = new DetailsBuilder(hits.size());
        for (Hit hit : hits) {
            builder.add(hit);
        }
        return builder.build();
    }
}
