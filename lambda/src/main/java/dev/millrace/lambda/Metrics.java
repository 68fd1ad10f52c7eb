package dev.millrace.lambda;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The metrics of one invocation, in CloudWatch's embedded metric format: members of a line of the
/// log, of which CloudWatch makes metrics by itself.
final class Metrics {
    static final String NAMESPACE = "Millrace";
    private static final String DIMENSION = "Function";

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();

    /// CloudWatch's units.
    enum Unit {
        COUNT("Count"), MILLISECONDS("Milliseconds");

        private final String text;

        Unit(String text) {
            this.text = text;
        }
    }

    void count(String name, Number amount) {
        add(name, amount, Unit.COUNT);
    }

    void millis(String name, Number amount) {
        add(name, amount, Unit.MILLISECONDS);
    }

    /// The members that make these metrics of a line.
    Map<String, Object> members(String function, Instant now) {
        List<Map<String, String>> described = units.entrySet()
                .stream()
                .map(each -> Map.of("Name", each.getKey(), "Unit", each.getValue().text))
                .toList();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("_aws", Map.of("Timestamp", now.toEpochMilli(), "CloudWatchMetrics",
                List.of(Map.of("Namespace", NAMESPACE, "Dimensions",
                        List.of(List.of(DIMENSION)), "Metrics", described))));
        members.put(DIMENSION, function);
        members.putAll(values);
        return members;
    }

    private void add(String name, Number amount, Unit unit) {
        values.merge(name, amount.doubleValue(), Double::sum);
        units.put(name, unit);
    }
}
