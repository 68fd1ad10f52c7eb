package dev.millrace.tracker.hits;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;

/// Makes [Details] line by line, all columns in one pass.
final class DetailsBuilder {
    private final ColumnBuilder<Hit.Kind> kinds;
    private final ColumnBuilder<String> pages;
    private final NumberColumnBuilder visitors;
    private final ColumnBuilder<Origin> origins;
    private final ColumnBuilder<Agent> agents;
    private final ColumnBuilder<String> countries;
    private final NumberColumnBuilder statuses;
    private final long[] bytes;
    private final ColumnBuilder<Campaign> campaigns;
    private int rows;

    DetailsBuilder(int lines) {
        kinds = new ColumnBuilder<>(lines);
        pages = new ColumnBuilder<>(lines);
        visitors = new NumberColumnBuilder(lines);
        origins = new ColumnBuilder<>(lines);
        agents = new ColumnBuilder<>(lines);
        countries = new ColumnBuilder<>(lines);
        statuses = new NumberColumnBuilder(lines);
        bytes = new long[lines];
        campaigns = new ColumnBuilder<>(lines);
    }

    void add(Hit hit) {
        kinds.add(hit.kind());
        pages.add(hit.page());
        visitors.add(hit.visitor());
        origins.add(hit.origin());
        agents.add(hit.agent());
        countries.add(hit.country());
        statuses.add(hit.status());
        bytes[rows] = hit.bytes();
        campaigns.add(hit.campaign());
        rows++;
    }

    Details build() {
        return new Details(kinds.build(), pages.build(), visitors.build(number -> number),
                origins.build(), agents.build(), countries.build(),
                statuses.build(Math::toIntExact), bytes, campaigns.build());
    }
}
