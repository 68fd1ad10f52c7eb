package dev.millrace.tracker.question;

import dev.millrace.store.Capacity;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.hits.HitBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Single views of a page, newest first, each with the log it came from. The page's month items
/// tell which days have any, and only the hit batches of those are read, hour by hour until the
/// answer is full.
public final class PageHits {
    private static final Comparator<Row> NEWEST_FIRST = Comparator.comparing(Row::position,
            Comparator.reverseOrder());

    private final TrackedSite tracked;

    public PageHits(TrackedSite tracked) {
        this.tracked = tracked;
    }

    /// @param after where the page of hits before ended, empty for the newest
    public record Wish(String page, TimeRange range, int limit, Optional<Position> after) {
        public Wish {
            if (limit < 1) {
                throw new IllegalArgumentException("a limit is at least 1: " + limit);
            }
        }
    }

    /// A view and the name of the log file or object that it came from.
    public record Row(Hit hit, String source) {
        public Instant time() {
            return Instant.ofEpochSecond(hit.epochSecond());
        }

        public Position position() {
            return new Position(hit.epochSecond(), hit.recordId());
        }
    }

    /// @param next what to ask for `after`, empty where there is no more
    public record Answer(List<Row> rows, Optional<Position> next, Capacity used) {
        public Answer {
            rows = List.copyOf(rows);
        }
    }

    public Answer ask(Wish wish) {
        Reading reading = new Reading(tracked);
        List<Row> rows = new ArrayList<>();
        for (TimeRange piece : newestFirst(reading, wish)) {
            if (rows.size() > wish.limit()) {
                break;
            }
            rows.addAll(rows(reading, wish, piece));
        }
        List<Row> shown = rows.subList(0, Math.min(wish.limit(), rows.size()));
        Optional<Position> next = rows.size() > shown.size()
                ? Optional.of(shown.getLast().position())
                : Optional.empty();
        return new Answer(shown, next, reading.used());
    }

    private static List<TimeRange> newestFirst(Reading reading, Wish wish) {
        TimeRange range = wish.after()
                .map(after -> wish.range().and(new TimeRange(0, after.epochSecond() + 1)))
                .orElse(wish.range());
        SiteCalendar calendar = reading.calendar();
        return reading.pageDays(wish.page(), calendar.days(range))
                .descendingKeySet()
                .stream()
                .flatMap(day -> calendar.hours(day).reversed().stream())
                .map(range::and)
                .filter(hour -> !hour.isEmpty())
                .toList();
    }

    private static List<Row> rows(Reading reading, Wish wish, TimeRange piece) {
        List<Row> rows = new ArrayList<>();
        reading.batches(piece, batch -> addRows(batch, wish.page(), piece, rows));
        return rows.stream()
                .filter(row -> wish.after()
                        .filter(after -> row.position().compareTo(after) >= 0)
                        .isEmpty())
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static void addRows(HitBatch batch, String page, TimeRange piece, List<Row> rows) {
        for (Hit hit : batch.hits()) {
            if (hit.kind() == Hit.Kind.VIEW && hit.page().equals(page)
                    && piece.contains(hit.epochSecond())) {
                rows.add(new Row(hit, batch.source()));
            }
        }
    }
}
