package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Application;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A rehearsal that fails halfway warms half of a function, and nobody would see it.
class RehearsalTest {
    @Test
    void importsALog() {
        assertThat(answers(LogsFunction::on, RehearsedEvents.ofLogs(List.of(Application.TRACKER))))
                .hasSize(2)
                .allMatch(answer -> answer.contains("\"lines\":1")
                        && answer.contains("\"views\":1"));
    }

    @ParameterizedTest
    @CsvSource({"TRACKER,3", "PLACES,1", "MESSAGES,1"})
    void appliesChanges(Application application, double items) {
        List<String> events = RehearsedEvents.ofStream(List.of(application));
        assertThat(answers(StreamFunction::on, events)).hasSize(2)
                .allMatch("{\"batchItemFailures\":[]}"::equals);
        assertThat(new Rehearsal(StreamFunction::on, () -> events)
                .play(events.getFirst(), OutputStream.nullOutputStream())
                .members("", Instant.EPOCH))
                .containsEntry("ViewItems", items)
                .containsEntry("Unreadable", 0.0);
    }

    @ParameterizedTest
    @EnumSource
    void answersRequests(Application application) {
        assertThat(answers(HttpFunction::on, RehearsedEvents.ofHttp(List.of(application))))
                .allMatch(answer -> answer.startsWith("{\"statusCode\":200,"));
    }

    /// Of all events, on an endpoint and without any.
    private static List<String> answers(Opening.Role role, List<String> events) {
        Rehearsal rehearsal = new Rehearsal(role, () -> events);
        rehearsal.first();
        Setting setting = Setting.ofProcess();
        List<String> answers = new ArrayList<>();
        for (String event : events) {
            for (Clients services : List.of(Clients.atEmptyEndpoint(setting),
                    Clients.none(setting))) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                rehearsal.play(event, out, services);
                answers.add(out.toString(StandardCharsets.UTF_8));
            }
        }
        return answers;
    }
}
