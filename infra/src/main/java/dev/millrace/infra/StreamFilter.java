package dev.millrace.infra;

import dev.millrace.item.TableSchema;
import dev.millrace.view.FactView;
import dev.millrace.view.RecomputedView;
import dev.millrace.view.Source;
import dev.millrace.view.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which changes of a table call the function that keeps the views: those of facts. Writes of view
/// items would else call it again for nothing.
///
/// Patterns are Lambda's own. It knows how a text begins and ends and whether an attribute is there,
/// but not what stands in the middle of a text, and the partition keys of sites other than the
/// default one begin with the site's name. So sources say what marks their facts, see [Source.Mark].
final class StreamFilter {
    /// Lambda takes no more.
    private static final int MOST = 5;

    private StreamFilter() {}

    /// The sources of views that stand in a table.
    static List<Source<?>> sources(Collection<View<?>> views, String table) {
        return views.stream()
                .<Source<?>>flatMap(StreamFilter::sources)
                .filter(source -> source.table().equals(table))
                .distinct()
                .toList();
    }

    /// Patterns, any of which lets a change pass; none where all changes have to.
    static List<Map<String, Object>> patterns(Collection<View<?>> views, TableSchema table) {
        List<Optional<Source.Mark>> marks = sources(views, table.name()).stream()
                .map(Source::mark)
                .distinct()
                .toList();
        if (marks.stream().anyMatch(Optional::isEmpty)) {
            return List.of();
        }
        List<Map<String, Object>> patterns = marks.stream()
                .flatMap(mark -> patterns(mark.orElseThrow(), table))
                .toList();
        return patterns.size() > MOST ? List.of() : patterns;
    }

    private static Stream<Map<String, Object>> patterns(Source.Mark mark, TableSchema table) {
        return switch (mark) {
            case Source.Mark.Attribute attribute -> Stream.of("NewImage", "OldImage")
                    .map(image -> pattern(image, attribute.name(),
                            String.valueOf(attribute.type()), Map.of("exists", true)));
            case Source.Mark.Partition partition -> Stream.of(pattern("Keys",
                    table.partitionKey(), "S", Map.of("prefix", partition.prefix())));
        };
    }

    private static Map<String, Object> pattern(String part, String attribute, String type,
            Map<String, Object> rule) {
        return Map.of("dynamodb",
                Map.of(part, Map.of(attribute, Map.of(type, List.of(rule)))));
    }

    private static Stream<Source<?>> sources(View<?> view) {
        return switch (view) {
            case FactView<?> folded -> Stream.of(folded.source());
            case RecomputedView computed -> computed.triggers()
                    .stream()
                    .map(RecomputedView.Trigger::source);
        };
    }
}
