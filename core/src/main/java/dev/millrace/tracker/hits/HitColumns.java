package dev.millrace.tracker.hits;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/// The lines of a batch in columns, ordered by time and then by record id. Row *i* of every column
/// is of the same line. Never empty.
///
/// | second | recordId | kind | page | visitor | origin | agent | country | status | bytes | … |
/// |---|---|---|---|---|---|---|---|---|---|---|
/// | 1666224000 | 0x3f… | VIEW | `blog/x/` | 0x81… | Google | Firefox 106 | DE | 200 | 5120 | |
/// | 1666224001 | 0x07… | BOT | `blog/x/` | 0x22… | DIRECT | Googlebot | US | 200 | 5120 | |
public final class HitColumns {
    private final long[] seconds;
    private final long[] recordIds;
    private final long[] bytes;
    private final Column<Hit.Kind> kinds;
    private final Column<String> pages;
    private final Column<Long> visitors;
    private final Column<Origin> origins;
    private final Column<Agent> agents;
    private final Column<String> countries;
    private final Column<Integer> statuses;
    private final Column<Campaign> campaigns;

    HitColumns(Times times, Details details) {
        seconds = times.seconds();
        recordIds = times.recordIds();
        bytes = details.bytes();
        kinds = details.kinds();
        pages = details.pages();
        visitors = details.visitors();
        origins = details.origins();
        agents = details.agents();
        countries = details.countries();
        statuses = details.statuses();
        campaigns = details.campaigns();
    }

    public static HitColumns of(List<Hit> hits) {
        if (hits.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one hit");
        }
        List<Hit> ordered = new ArrayList<>(hits);
        ordered.sort(HitColumns::order);
        return new HitColumns(Times.of(ordered), Details.of(ordered));
    }

    private static int order(Hit a, Hit b) {
        int bySecond = Long.compare(a.epochSecond(), b.epochSecond());
        return bySecond != 0 ? bySecond : Long.compare(a.recordId(), b.recordId());
    }

    public int size() {
        return seconds.length;
    }

    public long second(int row) {
        return seconds[row];
    }

    public long firstSecond() {
        return seconds[0];
    }

    public long lastSecond() {
        return seconds[seconds.length - 1];
    }

    public long recordId(int row) {
        return recordIds[row];
    }

    public long bytes(int row) {
        return bytes[row];
    }

    public Column<Hit.Kind> kinds() {
        return kinds;
    }

    public Column<String> pages() {
        return pages;
    }

    public Column<Long> visitors() {
        return visitors;
    }

    public Column<Origin> origins() {
        return origins;
    }

    public Column<Agent> agents() {
        return agents;
    }

    public Column<String> countries() {
        return countries;
    }

    public Column<Integer> statuses() {
        return statuses;
    }

    public Column<Campaign> campaigns() {
        return campaigns;
    }

    public Hit hit(int row) {
        return new Hit(seconds[row], recordIds[row], kinds.at(row), pages.at(row),
                visitors.at(row),
                origins.at(row), agents.at(row), countries.at(row), statuses.at(row), bytes[row],
                campaigns.at(row));
    }

    /// The lines in their order; each made when it is asked for.
    public List<Hit> hits() {
        return new Rows();
    }

    /// Equal lines make equal columns, however they were numbered.
    @Override
    public boolean equals(Object other) {
        return other instanceof HitColumns that && hits().equals(that.hits());
    }

    @Override
    public int hashCode() {
        return hits().hashCode();
    }

    Times times() {
        return new Times(seconds, recordIds);
    }

    Details details() {
        return new Details(kinds, pages, visitors, origins, agents, countries, statuses, bytes,
                campaigns);
    }

    private final class Rows extends AbstractList<Hit> implements RandomAccess {
        @Override
        public Hit get(int row) {
            return hit(row);
        }

        @Override
        public int size() {
            return seconds.length;
        }
    }
}
