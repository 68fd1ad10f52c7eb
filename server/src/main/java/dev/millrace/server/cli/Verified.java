package dev.millrace.server.cli;

import dev.millrace.item.ItemJson;
import dev.millrace.item.Value;
import dev.millrace.view.Difference;
import dev.millrace.view.ViewAudit.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a comparison of views with their facts found, as JSON and as text.
final class Verified {
    private static final int SHOWN = 20;

    private Verified() {}

    static Map<String, Object> json(Verification verified) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("view", verified.status().name());
        json.put("holds", verified.holds());
        json.put("needsRebuild", verified.status().needsRebuild());
        json.put("quarantined", verified.status().quarantined());
        json.put("differences", verified.differences().size());
        json.put("first",
                verified.differences().stream().limit(SHOWN).map(Verified::json).toList());
        return json;
    }

    private static Map<String, Object> json(Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("partition", difference.key().partition());
        json.put("sort", difference.key().sort());
        json.put("attribute", difference.attribute());
        json.put("expected", value(difference.expected()));
        json.put("found", value(difference.found()));
        return json;
    }

    private static Map<String, Object> value(Optional<Value> value) {
        return value.map(present -> ItemJson.of(present)).orElse(Map.of());
    }

    static String text(List<Verification> results) {
        Columns columns = new Columns("VIEW", "HOLDS", "DIFFERENCES", "QUARANTINED",
                "NEEDS REBUILD");
        results.forEach(
                each -> columns.row(each.status().name(), each.holds(), each.differences().size(),
                        each.status().quarantined(), each.status().needsRebuild()));
        StringBuilder text = new StringBuilder(columns.toString());
        results.stream()
                .flatMap(each -> each.differences().stream().limit(SHOWN))
                .forEach(difference -> text
                        .append(System.lineSeparator())
                        .append(Shown.plain(json(difference).toString())));
        return text.toString();
    }
}
