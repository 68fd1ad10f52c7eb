package dev.millrace.tracker.question;

import dev.millrace.tracker.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts the views of one day together as visits.
final class Visits {
    private static final Comparator<Hit> ORDER = Comparator.comparingLong(Hit::epochSecond)
            .thenComparingLong(Hit::recordId);

    private final List<Visit> visits = new ArrayList<>();
    private final Map<Long, Visit> open = new HashMap<>();

    private Visits() {}

    /// The visits of the views among a day's lines, in the order of their beginning.
    static List<Visit> of(List<Hit> lines) {
        Visits visits = new Visits();
        lines.stream()
                .filter(line -> line.kind() == Hit.Kind.VIEW)
                .sorted(ORDER)
                .forEach(visits::add);
        return visits.visits;
    }

    private void add(Hit view) {
        Visit last = open.get(view.visitor());
        if (last != null && last.isSomebodys() && last.goesOnWith(view)) {
            last.views().add(view);
            return;
        }
        Visit visit = Visit.begin(view);
        open.put(view.visitor(), visit);
        visits.add(visit);
    }
}
