package dev.millrace.api;

import dev.millrace.store.Capacity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The endpoints of who operates Millrace. `/openapi.json` describes the whole list, itself
/// included.
///
/// @param views how the views stand, read when asked
public record SystemEndpoints(Supplier<ViewsReport> views) {

    /// The status of all views, and what reading it consumed.
    public record ViewsReport(List<ViewStatus> views, Capacity used) {
        public ViewsReport {
            views = List.copyOf(views);
        }
    }

    /// The endpoints of applications, and these after them.
    public List<Endpoint> after(List<Endpoint> applications) {
        List<Endpoint> endpoints = new ArrayList<>(applications);
        endpoints.add(Endpoint.get("/api/views", "The views, how far behind their facts they are,"
                + " and what they could not digest", List.of(), _ -> viewsReply()));
        endpoints.add(Endpoint.get("/api/health", "Whether the store answers", List.of(),
                _ -> health()));
        endpoints.add(Endpoint.get("/openapi.json", "This document: OpenAPI 3.1", List.of(),
                _ -> Reply.ok(OpenApi.document(List.copyOf(endpoints)), Capacity.NONE)));
        return List.copyOf(endpoints);
    }

    private Reply viewsReply() {
        ViewsReport report = views.get();
        List<Map<String, Object>> listed = report.views()
                .stream()
                .map(SystemEndpoints::members)
                .toList();
        return Reply.ok(Map.of("views", listed), report.used());
    }

    private static Map<String, Object> members(ViewStatus view) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", view.name());
        members.put("version", view.version());
        view.lagSeconds().ifPresent(seconds -> members.put("lag_seconds", seconds));
        members.put("quarantined", view.quarantined());
        return members;
    }

    private Reply health() {
        ViewsReport report = views.get();
        return Reply.ok(Map.of("status", "ok"), report.used());
    }
}
