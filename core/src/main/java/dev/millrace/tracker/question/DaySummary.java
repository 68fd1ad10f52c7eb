package dev.millrace.tracker.question;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the lines of one local day, or of a piece of it, say that no counter can: visitors, visits,
/// and where they came from, began and ended.
record DaySummary(Figures figures, Map<Dimension, CountTable> tables) {
    /// What a cached summary has tables of; the other dimensions are views' counters.
    static final List<Dimension> DIMENSIONS = List.of(
            Dimension.SOURCE, Dimension.REFERRER, Dimension.VERSION, Dimension.ENTRY,
            Dimension.EXIT, Dimension.CAMPAIGN, Dimension.CAMPAIGN_SOURCE,
            Dimension.CAMPAIGN_MEDIUM, Dimension.CAMPAIGN_TERM, Dimension.CAMPAIGN_CONTENT);
    static final int MOST_ROWS = 1000;
    static final DaySummary NONE = new DaySummary(Figures.NONE, Map.of());

    DaySummary {
        tables = Map.copyOf(tables);
    }

    CountTable table(Dimension dimension) {
        return tables.getOrDefault(dimension, CountTable.EMPTY);
    }

    DaySummary plus(DaySummary more) {
        Map<Dimension, CountTable> sum = new EnumMap<>(Dimension.class);
        sum.putAll(tables);
        more.tables.forEach((dimension, table) -> sum.merge(dimension, table, CountTable::plus));
        return new DaySummary(figures.plus(more.figures), sum);
    }

    static DaySummary sum(List<DaySummary> summaries) {
        return summaries.stream().reduce(NONE, DaySummary::plus);
    }
}
