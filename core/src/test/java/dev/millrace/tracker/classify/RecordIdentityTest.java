package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecordIdentityTest {
    private static long of(Line line) {
        return RecordIdentity.of(line.parsed());
    }

    @Test
    void isOfRequestOperationAndKeyWhereThereIsARequestId() {
        Line line = Line.ofStory();
        assertThat(of(line)).isEqualTo(of(line.with(Field.REFERRER, "other")));
        assertThat(of(line)).isNotEqualTo(of(line.with(Field.REQUEST_ID, "other")))
                .isNotEqualTo(of(line.with(Field.OPERATION, "BATCH.DELETE.OBJECT")))
                .isNotEqualTo(of(line.with(Field.KEY, "other")));
    }

    @Test
    void isOfTheWholeLineElse() {
        Line line = Line.view();
        assertThat(of(line)).isEqualTo(of(line));
        assertThat(of(line)).isNotEqualTo(of(line.with(Field.REFERRER, "other")));
    }

    @Test
    void hasFortyEightBitsThatNeverChange() {
        byte[] bytes = "192.0.2.1 - - a line".getBytes(StandardCharsets.US_ASCII);
        LogLine line = new LogLine();
        line.begin(bytes, 0, bytes.length);
        assertThat(RecordIdentity.of(line)).isEqualTo(71_558_351_242_176L);
        assertThat(of(Line.ofStory())).isBetween(0L, (1L << 48) - 1);
    }
}
