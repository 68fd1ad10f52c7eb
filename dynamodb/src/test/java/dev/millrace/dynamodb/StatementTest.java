package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static final String FROM = "SELECT * FROM \"PageTrackTable\" ";

    @ParameterizedTest
    @ValueSource(strings = {"WHERE UserPages = 'INDEX'", "where \"UserPages\"='a' and Views > 3",
            "WHERE Views > 3 AND UserPages IN ['a', 'b']", "WHERE UserPages = 'x OR y'"})
    void readsOnePartition(String condition) {
        assertThat(Statement.of(FROM + condition).scans("UserPages")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WHERE Views > 3", "WHERE UserPages = 'a' OR Views > 3",
            "WHERE NOT UserPages = 'a'", "WHERE UserPages >= 'a'", "WHERE SortKey = 'UserPages ='",
            "WHERE (UserPages = 'a' OR Views > 1)", "WHERE begins_with(UserPages, 'a')"})
    void readsAllOfTheTable(String condition) {
        assertThat(Statement.of(FROM + condition).scans("UserPages")).isTrue();
    }

    @Test
    void knowsTheTableAndTheIndex() {
        Statement statement = Statement.of("SELECT a FROM \"T-1\".\"by-b\" WHERE b = 1");
        assertThat(statement.table()).isEqualTo("T-1");
        assertThat(statement.index()).contains("by-b");
        assertThat(Statement.of("SELECT a FROM T WHERE b.c = 1").index()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DELETE FROM T WHERE a = 1", "UPDATE T SET a = 1", "SELECT 1"})
    void runsNothingThatWritesOrNamesNoTable(String text) {
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Statement.of(text));
    }
}
