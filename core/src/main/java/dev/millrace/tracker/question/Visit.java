package dev.millrace.tracker.question;

import dev.millrace.tracker.Hit;
import java.util.ArrayList;
import java.util.List;

/// The views of one visitor on one day, in order of time, with less than 30 minutes between one and
/// the next. A visit ends with its day, since a visitor is known for a day only. Views without an
/// address are a visit of nobody, which is not counted.
record Visit(List<Hit> views) {
    static final int IDLE_SECONDS = 30 * 60;

    static Visit begin(Hit first) {
        Visit visit = new Visit(new ArrayList<>());
        visit.views.add(first);
        return visit;
    }

    boolean goesOnWith(Hit next) {
        return next.epochSecond() - last().epochSecond() < IDLE_SECONDS;
    }

    Hit first() {
        return views.getFirst();
    }

    Hit last() {
        return views.getLast();
    }

    boolean isSomebodys() {
        return first().visitor() != 0;
    }

    boolean isBounce() {
        return views.size() == 1;
    }

    long seconds() {
        return last().epochSecond() - first().epochSecond();
    }

    /// Whether its way of arriving, or its first or last page, has the value.
    boolean arrived(Filter filter) {
        return switch (filter.dimension()) {
            case ENTRY -> first().page().equals(filter.value());
            case EXIT -> last().page().equals(filter.value());
            case SOURCE, REFERRER, CAMPAIGN, CAMPAIGN_SOURCE, CAMPAIGN_MEDIUM, CAMPAIGN_TERM,
                    CAMPAIGN_CONTENT, PAGE, BROWSER, VERSION, SYSTEM, DEVICE, COUNTRY, STATUS,
                    KIND ->
                views.stream()
                        .anyMatch(view -> filter.dimension()
                                .of(view)
                                .filter(filter.value()::equals)
                                .isPresent());
        };
    }
}
