package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Formats;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpWorkTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PAGE = "blog/articles/2022-01-article/";

    private final Calls calls = new Calls();
    private final Store store = calls.store(Calls.BACKEND.engine());
    private final HttpWork work = new HttpWork(
            Endpoints.of(store, calls.setting(Map.of("MILLRACE_PREFIX", "blog/articles/"))));

    HttpWorkTest() {
        new Importer(store, Site.DEFAULT, ImportTools.of(Clock.systemUTC())).run(List.of(
                new LogSource("a log", Formats.named("auto"),
                        () -> new ByteArrayInputStream(SampleLogs.of(1, 90)))));
    }

    @Test
    void answersTheTotalsAsTheSeedDoes() {
        JsonNode answer = calls.call(work, Events.get("/pagetotals", ""));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(answer.path("headers").path("Content-Type").asString())
                .isEqualTo("application/json");
        assertThat(answer.path("headers").path("X-Consumed-Capacity").asString())
                .startsWith("read=");
        assertThat(body(answer).path(PAGE).asInt()).isPositive();
    }

    @Test
    void tellsValuesWithCommasFromSeveralValues() {
        JsonNode answer = calls.call(work, Events.get("/api/tracker/top",
                "dimension=page&filter=browser%3DFirefox&filter=page%3Da%2Cb"));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(body(answer).path("total").asInt()).isZero();
    }

    @Test
    void readsABodyInBase64() {
        JsonNode answer = calls.call(work, Events.request("POST", "/pageshare", "",
                "{\"page\":\"" + PAGE + "\",\"service\":\"mastodon\"}"));

        assertThat(body(answer).path("service").asString()).isEqualTo("mastodon");
        assertThat(answer.path("headers").path("Cache-Control").asString())
                .isEqualTo("no-store");
    }

    @Test
    void answersTheCallersFaultsWithProblems() {
        assertProblem(Events.get("/pagetotals", "from=yesterday"), 400, "from");
        assertProblem(Events.get("/pagetotals", "prefix=%zz"), 400, "decoded");
        assertProblem(Events.get("/nowhere", ""), 404, "/nowhere");
        assertProblem(Events.request("POST", "/pageshare", "", "x".repeat(70_000)), 413, "65536");
        Map<String, Object> plain = new HashMap<>(Events.request("POST", "/pageshare", "", "x"));
        plain.put("headers", Map.of("Content-Type", "text/plain"));
        assertProblem(plain, 415, "JSON");
    }

    @Test
    void answers503WhereTheStoreFails() {
        store.tables().drop(TrackerTable.NAME);

        assertProblem(Events.get("/pagetotals", ""), 503, "store");
        assertThat(String.join("\n", calls.log)).contains("GET /pagetotals failed",
                "\"requestId\":\"request-1\"", "\"trace\":\"Root=1-2-3\"");
    }

    @Test
    void sharesTheListOfEndpointsWithTheOtherDoors() {
        JsonNode answer = calls.call(work, Events.get("/openapi.json", ""));

        assertThat(body(answer).path("paths").has("/pagetotals")).isTrue();
        assertThat(body(calls.call(work, Events.get("/api/views", ""))).path("views")
                .path(0)
                .has("lag_seconds")).isFalse();
    }

    private void assertProblem(Object event, int status, String detail) {
        JsonNode answer = calls.call(work, event);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
        assertThat(answer.path("headers").path("Content-Type").asString())
                .isEqualTo("application/problem+json");
        assertThat(answer.path("body").asString()).contains(detail);
    }

    private static JsonNode body(JsonNode answer) {
        return MAPPER.readTree(answer.path("body").asString());
    }
}
