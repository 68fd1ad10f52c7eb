package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Application;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.Source;
import dev.millrace.view.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamFilterTest {
    private static final TableSchema TABLE = TableSchema.of("Things", "pk", "sk");

    @Test
    void letsHitBatchesOfEverySitePassByWhatMarksThem() {
        assertThat(StreamFilter.patterns(TrackerViews.all(), TrackerTable.SCHEMA))
                .containsExactly(
                        Map.of("dynamodb", Map.of("NewImage", Map.of("Hits",
                                Map.of("B", List.of(Map.of("exists", true)))))),
                        Map.of("dynamodb", Map.of("OldImage", Map.of("Hits",
                                Map.of("B", List.of(Map.of("exists", true)))))));
    }

    @Test
    void knowsFactsByTheBeginningOfTheirPartition() {
        View<?> view = view(source("a").marked(new Source.Mark.Partition("MSG#")));

        assertThat(StreamFilter.patterns(List.of(view), TABLE)).containsExactly(Map.of("dynamodb",
                Map.of("Keys", Map.of("pk",
                        Map.of("S", List.of(Map.of("prefix", "MSG#")))))));
    }

    @Test
    void letsEverythingPassWhereOneSourceHasNoMark() {
        View<?> marked = view(source("a").marked(new Source.Mark.Partition("MSG#")));

        assertThat(StreamFilter.patterns(List.of(marked, view(source("b"))), TABLE)).isEmpty();
    }

    @Test
    void letsEverythingPassWhereLambdaTakesNoMorePatterns() {
        List<View<?>> views = List.<String>of("a", "b", "c", "d", "e", "f")
                .stream()
                .<View<?>>map(each -> view(source(each).marked(new Source.Mark.Partition(each))))
                .toList();

        assertThat(StreamFilter.patterns(views, TABLE)).isEmpty();
        assertThat(StreamFilter.patterns(views.subList(0, 5), TABLE)).hasSize(5);
    }

    @Test
    void followsOnlyTablesThatHoldFacts() {
        assertThat(StreamFilter.sources(TrackerViews.all(), TrackerTable.NAME)).hasSize(1);
        assertThat(StreamFilter.sources(TrackerViews.all(), "Elsewhere")).isEmpty();
    }

    /// A trigger without its table would never see a change.
    @Test
    void findsEverySourceAmongTheTablesOfItsApplication() {
        for (Application application : Application.values()) {
            List<String> tables = application.tables().stream().map(TableSchema::name).toList();
            assertThat(application.views()
                    .stream()
                    .map(view -> tables.stream()
                            .filter(table -> !StreamFilter.sources(List.of(view), table).isEmpty())
                            .toList()))
                    .as("tables that feed views of %s", application)
                    .allSatisfy(found -> assertThat(found).isNotEmpty());
        }
    }

    private static Source<Item> source(String name) {
        return new Source<>(name, TABLE.name(), _ -> true, item -> item);
    }

    private static View<?> view(Source<Item> source) {
        return View.of("count-" + source.name(), 1)
                .from(source)
                .into(TABLE)
                .keyedBy(_ -> Key.of("all", "count"))
                .count("Count");
    }
}
