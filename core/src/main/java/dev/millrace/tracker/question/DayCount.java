package dev.millrace.tracker.question;

import dev.millrace.tracker.Hit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts the lines of one local day, or of a piece of it, into a summary.
///
/// Filters of visits choose visits; the other filters choose lines. A visit counts if any of its
/// views is chosen. Lines that are no views belong to no visit, so a filter of visits leaves them
/// out. Tables count chosen views, or chosen lines of every kind where a status or kind is asked
/// for; those of entry and exit count visits.
final class DayCount {
    private final List<Filter> ofVisits;
    private final List<Filter> ofLines;
    private final boolean countsLines;
    private final Map<Dimension, CountTable.Builder> tables = new EnumMap<>(Dimension.class);
    private final Set<Long> visitors = new HashSet<>();
    private final List<Long> seconds = new ArrayList<>();
    private final int mostRows;
    private final long[] kinds = new long[Hit.Kind.values().length];
    private long bytes;
    private long visits;
    private long bounces;
    private long visitSeconds;

    /// @param mostRows rows at most of a table, the rest being 'other'
    record Wish(List<Dimension> dimensions, List<Filter> filters, int mostRows) {
        /// All that a cached summary of a day holds.
        static final Wish SUMMARY = new Wish(DaySummary.DIMENSIONS, List.of(),
                DaySummary.MOST_ROWS);

        /// With all rows.
        Wish(List<Dimension> dimensions, List<Filter> filters) {
            this(dimensions, filters, Integer.MAX_VALUE);
        }

        Wish {
            dimensions = List.copyOf(dimensions);
            filters = List.copyOf(filters);
        }
    }

    private DayCount(Wish wish) {
        List<Filter> filters = wish.filters();
        List<Dimension> dimensions = wish.dimensions();
        mostRows = wish.mostRows();
        ofVisits = filters.stream().filter(each -> each.dimension().ofVisit()).toList();
        ofLines = filters.stream().filter(each -> !each.dimension().ofVisit()).toList();
        countsLines = dimensions.stream().anyMatch(Dimension::ofLines)
                || filters.stream().anyMatch(each -> each.dimension().ofLines());
        dimensions.forEach(each -> tables.put(each, new CountTable.Builder()));
    }

    static DaySummary of(List<Hit> lines, Wish wish) {
        DayCount count = new DayCount(wish);
        count.add(lines);
        return count.summary();
    }

    /// The seconds of the lines that tables would count.
    static List<Long> chosen(List<Hit> lines, Wish wish) {
        DayCount count = new DayCount(wish);
        count.add(lines);
        return count.seconds;
    }

    private void add(List<Hit> lines) {
        for (Visit visit : Visits.of(lines)) {
            if (ofVisits.stream().allMatch(visit::arrived)) {
                add(visit);
            }
        }
        if (ofVisits.isEmpty()) {
            lines.stream()
                    .filter(line -> line.kind() != Hit.Kind.VIEW)
                    .filter(this::isChosen)
                    .forEach(this::addOther);
        }
    }

    private boolean isChosen(Hit line) {
        return ofLines.stream()
                .allMatch(filter -> filter.dimension()
                        .of(line)
                        .filter(filter.value()::equals)
                        .isPresent());
    }

    private void add(Visit visit) {
        List<Hit> chosen = visit.views().stream().filter(this::isChosen).toList();
        if (chosen.isEmpty()) {
            return;
        }
        for (Hit view : chosen) {
            addLine(view);
            addToTables(view);
        }
        if (visit.isSomebodys()) {
            addVisit(visit);
        }
    }

    private void addVisit(Visit visit) {
        visitors.add(visit.first().visitor());
        visits++;
        bounces += visit.isBounce() ? 1 : 0;
        visitSeconds += visit.seconds();
        addTo(Dimension.ENTRY, visit.first().page(), visit);
        addTo(Dimension.EXIT, visit.last().page(), visit);
    }

    private void addTo(Dimension dimension, String page, Visit visit) {
        CountTable.Builder table = tables.get(dimension);
        if (table != null) {
            table.add(page, visit.first().visitor());
        }
    }

    private void addOther(Hit line) {
        addLine(line);
        if (countsLines) {
            addToTables(line);
        }
    }

    private void addLine(Hit line) {
        kinds[line.kind().code()]++;
        bytes += line.bytes();
    }

    private void addToTables(Hit line) {
        seconds.add(line.epochSecond());
        tables.forEach((dimension, table) -> dimension.of(line)
                .ifPresent(value -> table.add(value, line.visitor())));
    }

    private DaySummary summary() {
        Figures figures = new Figures(visitors.size(), visits, kind(Hit.Kind.VIEW), bounces,
                visitSeconds, bytes, kind(Hit.Kind.BOT), kind(Hit.Kind.ERROR),
                kind(Hit.Kind.ASSET), kind(Hit.Kind.OTHER));
        Map<Dimension, CountTable> built = new EnumMap<>(Dimension.class);
        tables.forEach((dimension, table) -> built.put(dimension, table.build(mostRows)));
        return new DaySummary(figures, built);
    }

    private long kind(Hit.Kind kind) {
        return kinds[kind.code()];
    }
}
