package dev.millrace.api;

import dev.millrace.store.Page;
import dev.millrace.store.Store;
import dev.millrace.view.Quarantine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The endpoint of the records that a view could not digest: which they are, and why.
///
/// @param views names of the views that there are
public record QuarantineEndpoint(Store store, Set<String> views) {
    private static final int MOST = 100;
    private static final Parameter VIEW = new Parameter("view", Parameter.Place.PATH,
            new Type.Text(1, 100), true, Optional.empty(), "Which view");

    public QuarantineEndpoint {
        views = Set.copyOf(views);
    }

    public Endpoint endpoint() {
        return Endpoint.get("/api/views/{view}/quarantine", "Records that a view could not digest"
                + " and does not count, and why; the first " + MOST, List.of(VIEW), this::answer);
    }

    private Reply answer(Arguments arguments) {
        String view = arguments.text(VIEW.name());
        if (!views.contains(view)) {
            return Reply.of(Problem.notFound("there is no view " + view));
        }
        Page page = store.query(Quarantine.of(view).limit(MOST));
        return Reply.ok(Map.of("records", page.items()
                .stream()
                .map(Quarantine.Entry::of)
                .map(QuarantineEndpoint::members)
                .toList()), page.used());
    }

    private static Map<String, Object> members(Quarantine.Entry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("table", entry.table());
        members.put("partition", entry.fact().partition());
        members.put("sort", entry.fact().sort());
        members.put("reason", entry.reason());
        return members;
    }
}
