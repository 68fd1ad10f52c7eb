package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Value;
import dev.millrace.store.Action;
import dev.millrace.store.Condition;
import dev.millrace.store.Condition.Relation;
import dev.millrace.store.Path;
import dev.millrace.store.SortRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExpressionsTest {
    private final Placeholders placeholders = new Placeholders();
    private final Expressions expressions = new Expressions(placeholders);

    @Test
    void writesUpdatesBehindPlaceholders() {
        Optional<String> update = expressions.update(List.of(
                new Action.Add(Path.of("Views"), Value.of(2)),
                new Action.Set(Path.of("Counts", "a.b c"), Value.of("x")),
                new Action.SetIfAbsent(Path.of("First"), Value.of(7)),
                new Action.Add(Path.of("Counts", "new"), Value.of(1)),
                new Action.Remove(Path.of("Old"))));
        assertThat(update).contains("SET #n1.#n2 = :v1,#n3 = if_not_exists(#n3, :v2),"
                + "#n1.#n4 = if_not_exists(#n1.#n4, :v3) + :v4 REMOVE #n5 ADD #n0 :v0");
        assertThat(placeholders.names()).isEqualTo(Map.of("#n0", "Views", "#n1", "Counts", "#n2",
                "a.b c", "#n3", "First", "#n4", "new", "#n5", "Old"));
    }

    @Test
    void writesConditionsWithoutNeedlessParentheses() {
        Condition condition = Condition.all(Condition.any(Condition.exists("a")),
                Condition.any(Condition.absent("b"),
                        Condition.compare("c", Relation.AT_MOST, Value.of(1))),
                Condition.not(Condition.compare("d", Relation.NOT_EQUAL, Value.of(1))));
        assertThat(expressions.condition(condition)).contains("attribute_exists(#n0)"
                + " AND (attribute_not_exists(#n1) OR #n2 <= :v0) AND NOT (#n3 <> :v1)");
        assertThat(expressions.condition(Condition.ALWAYS)).isEmpty();
    }

    @Test
    void saysTrueAndFalseByAnAttribute() {
        assertThat(expressions.condition(Condition.any()))
                .contains("attribute_exists(#n0) AND NOT (attribute_exists(#n0))");
        assertThat(expressions.condition(Condition.not(Condition.all())))
                .contains("NOT (attribute_exists(#n0) OR NOT (attribute_exists(#n0)))");
    }

    @Test
    void writesEveryRangeOfSortKeys() {
        assertThat(keys(SortRange.ALL)).isEqualTo("#n0 = :v0");
        assertThat(keys(SortRange.prefix("x"))).endsWith("AND begins_with(#n1, :v2)");
        assertThat(keys(SortRange.between("a", "b"))).endsWith("AND #n1 BETWEEN :v4 AND :v5");
        assertThat(keys(SortRange.equal("a"))).endsWith("AND #n1 = :v7");
        assertThat(keys(SortRange.between("", "b"))).endsWith("AND #n1 <= :v9");
        assertThat(keys(SortRange.atLeast("a"))).endsWith("AND #n1 >= :v11");
        assertThat(keys(SortRange.atLeast(""))).isEqualTo("#n0 = :v12");
        assertThat(keys(SortRange.lessThan("a"))).endsWith("AND #n1 < :v14");
    }

    private String keys(SortRange range) {
        return expressions.keys("pk", "p", Optional.of("sk"), range);
    }
}
