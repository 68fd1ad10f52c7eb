package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Condition.Relation;
import dev.millrace.store.Write;
import org.junit.jupiter.api.Test;

final class SelfExclusionTest {
    private static final TableSchema TABLE = TableSchema.of("Things", "id");
    private static final Write.Update ADD = Write.update("Things", Key.of("a")).add("n", 1);

    @Test
    void aWatermarkThatMovesShutsItsOwnUpdateOut() {
        Condition older = Condition.any(Condition.absent("w"),
                Condition.compare("w", Relation.LESS, Value.of(5)));
        assertThat(excludes(ADD.set("w", 7).when(older))).isTrue();
        assertThat(excludes(ADD.set("w", 5).when(older))).isTrue();
        assertThat(excludes(ADD.set("w", 4).when(older))).isFalse();
        assertThat(excludes(ADD.when(older))).isFalse();
    }

    @Test
    void aRevisionThatMovesDoesToo() {
        Condition current = Condition.equal("Revision", Value.of(7));
        assertThat(excludes(ADD.set("Revision", 8).when(current))).isTrue();
        assertThat(excludes(ADD.remove("Revision").when(current))).isTrue();
        assertThat(excludes(ADD.set("Revision", 7).when(current))).isFalse();
        assertThat(excludes(ADD.add("Revision", 1).when(current))).isFalse();
        assertThat(excludes(ADD.set("Revision", 8).when(Condition.not(current)))).isFalse();
    }

    @Test
    void whatItDoesNotKnowDoesNotCount() {
        Condition other = Condition.exists("other");
        Condition current = Condition.equal("Revision", Value.of(7));
        Write.Update update = ADD.set("Revision", 8);
        assertThat(excludes(update.when(other))).isFalse();
        assertThat(excludes(update.when(Condition.all(other, current)))).isTrue();
        assertThat(excludes(update.when(Condition.any(other, current)))).isFalse();
        assertThat(excludes(update.when(Condition.ALWAYS))).isFalse();
    }

    @Test
    void makingTheItemShutsOutWhoRequiresItAbsent() {
        assertThat(excludes(ADD.when(Condition.absent("id")))).isTrue();
        assertThat(excludes(ADD.when(Condition.absent("n")))).isTrue();
        assertThat(excludes(ADD.when(Condition.exists("id")))).isFalse();
    }

    private static boolean excludes(Write.Update update) {
        return SelfExclusion.of(TABLE, update);
    }
}
