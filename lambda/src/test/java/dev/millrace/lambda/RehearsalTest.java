package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A rehearsal that fails halfway warms half of a function, and nobody would see it.
class RehearsalTest {
    @Test
    void importsALog() {
        assertThat(answers(LogsFunction::on, RehearsedEvents.ofLogs()))
                .hasSize(1)
                .allMatch(answer -> answer.contains("\"lines\":1")
                        && answer.contains("\"views\":1"));
    }

    @Test
    void appliesChanges() {
        assertThat(answers(StreamFunction::on, RehearsedEvents.ofStream()))
                .hasSize(1)
                .allMatch("{\"batchItemFailures\":[]}"::equals);
        assertThat(new Rehearsal(StreamFunction::on, RehearsedEvents::ofStream)
                .play(RehearsedEvents.ofStream().getFirst(), OutputStream.nullOutputStream())
                .members("", Instant.EPOCH)).containsEntry("ViewItems", 3.0);
    }

    @Test
    void answersRequests() {
        assertThat(answers(HttpFunction::on, RehearsedEvents.ofHttp()))
                .allMatch(answer -> answer.startsWith("{\"statusCode\":200,"));
    }

    private static List<String> answers(Opening.Role role, List<String> events) {
        Rehearsal rehearsal = new Rehearsal(role, () -> events);
        rehearsal.first();
        return events.stream().map(event -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            rehearsal.play(event, out);
            return out.toString(StandardCharsets.UTF_8);
        }).toList();
    }
}
