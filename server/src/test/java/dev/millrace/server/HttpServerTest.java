package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpServerTest {
    private static final String FRIEND = "https://friend.example";
    private static final String HOSTILE = "\"</script>\u2028\\\u0001é/";
    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer(new ServerConfig("127.0.0.1", 0, Set.of(FRIEND, "*"), Set.of(),
                Optional.empty()));
        server.view("blog/a/", "2022-04-03T12:00:00Z");
        server.view("blog/a/", "2022-04-05T12:00:00Z");
        server.view("blog/b/", "2022-04-05T12:00:01Z");
        server.view(HOSTILE, "2022-04-06T12:00:00Z");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void answersTotalsInTheFormOfTheSeed() {
        HttpResponse<String> response = server.get("/pagetotals?prefix=blog/");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"blog/a/\":2,\"blog/b/\":1}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Reply.JSON);
        assertThat(response.headers().firstValue("X-Consumed-Capacity")).isPresent();
        assertThat(server.get("/pagetotals?prefix=blog/&from=2022-04-05T12:00:00Z&to=1649160001")
                .body()).isEqualTo("{\"blog/a/\":1}");
        assertThat(server.get("/pagetotals?prefix=none/").body()).isEqualTo("{}");
    }

    @Test
    void saysWhatAnAnswerConsumedAndNothingForAKeptOne() {
        String path = "/pagetotals?prefix=blog/a";
        assertThat(server.get(path).headers().firstValue("X-Consumed-Capacity"))
                .hasValue("read=0.5 write=0");
        assertThat(server.get(path).headers().firstValue("X-Consumed-Capacity"))
                .hasValue("read=0 write=0");
        server.view("blog/z/", "2022-04-07T12:00:00Z");
        assertThat(server.get(path).headers().firstValue("X-Consumed-Capacity"))
                .hasValue("read=0.5 write=0");
    }

    @Test
    void namesOfPagesAreDataAndNotMarkup() {
        JsonNode totals = json(server.get("/pagetotals?prefix="));
        assertThat(totals.get(HOSTILE).intValue()).isEqualTo(1);
    }

    @Test
    void fillsHistoriesWithZeros() {
        JsonNode history = json(server.get(
                "/pagehistory?page=blog/a/&from_date=2022-04-01&to_date=2022-04-06"));
        assertThat(history.get("views").toString()).isEqualTo("[0,0,1,0,1]");
        assertThat(history.get("labels").get(0).stringValue()).isEqualTo("2022-04-01");
        assertThat(json(server.get("/pagehistory?page=/blog/a/&by=month")).get("total").intValue())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"/pagetotals,prefix", "/pagetotals?prefix=&from=yesterday,from",
            "/pagetotals?prefix=&from=2022-04-05&to=2022-04-04,to", "/pagehistory,page",
            "/pagetotals?prefix=&form=1,form", "/pagehistory?page=blog/a/&by=year,by",
            "/api/tracker/top,dimension", "/api/tracker/top?dimension=page&limit=0,limit",
            "/api/tracker/top?dimension=page&filter=colour=red,filter",
            "/pagetotals?prefix=a&prefix=b,prefix", "/api/tracker/hits?page=x&after=1,after",
            "/api/tracker/history?by=hour&from=1970-01-01,by"})
    void aBadValueIsAProblemThatNamesTheParameter(String path, String parameter) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Reply.PROBLEM);
        assertThat(json(response).get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(json(response).get("status").intValue()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/api/nowhere", "/pagehistory?page=unknown/",
            "/pagetotals?prefix=&site=unknown", "/api/tracker/last?page=unknown/",
            "/web/index.html", "/../simplelogger.properties"})
    void whatIsNotThereIsAProblem(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Reply.PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "POST"})
    void anotherMethodIsNotAllowed(String method) {
        HttpResponse<String> response = server.send(server.request("/pagetotals?prefix=")
                .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Reply.PROBLEM);
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        HttpResponse<String> response = server.send(server.request("/pagetotals?prefix=").HEAD());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void sharesAreStoredForKnownPagesAlone() {
        String json = "application/json";
        HttpResponse<String> shared = server.post("/pageshare",
                "{\"page\":\"blog/a/\",\"service\":\"mail\"}", "Content-Type", json);
        assertThat(shared.statusCode()).isEqualTo(200);
        assertThat(shared.headers().firstValue("X-Consumed-Capacity"))
                .hasValue("read=0.5 write=1");
        HttpResponse<String> unknown = server.post("/pageshare",
                "{\"page\":\"none/\",\"service\":\"mail\"}", "Content-Type", json);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(server.post("/pageshare", "no json", "Content-Type", json).statusCode())
                .isEqualTo(400);
        assertThat(server.post("/pageshare", "{\"page\":1,\"service\":\"x\"}", "Content-Type",
                json).statusCode()).isEqualTo(400);
        assertThat(server.post("/pageshare", "{}", "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() {
        HttpResponse<String> response = server.post("/pageshare", "x".repeat(10 << 20),
                "Content-Type", "application/json");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Reply.PROBLEM);
        HttpRequest.Builder chunked = server.request("/pageshare")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[1 << 20])));
        assertThat(server.send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void pagesOfNamedOriginsMayAsk() {
        HttpResponse<String> preflight = server.send(server.request("/pageshare")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", FRIEND)
                .header("Access-Control-Request-Method", "POST"));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(FRIEND);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        assertThat(allowed("/pagetotals?prefix=", FRIEND)).hasValue(FRIEND);
        assertThat(allowed("/pagetotals?prefix=", "https://else.example")).hasValue("*");
        assertThat(allowed("/api/tracker/sites", "https://else.example")).isEmpty();
        assertThat(server.post("/pageshare", "{\"page\":\"blog/a/\",\"service\":\"mail\"}",
                "Content-Type", "application/json", "Origin", "https://else.example")
                .statusCode()).isEqualTo(403);
    }

    private Optional<String> allowed(String path, String origin) {
        return server.send(server.request(path).header("Origin", origin))
                .headers()
                .firstValue("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pagetotals?prefix=", "/nowhere"})
    void everyReplyKeepsBrowsersCareful(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).isPresent();
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void pagesComeWithATagAndAreNotSentAgain() {
        HttpResponse<String> page = server.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request("/").header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
        assertThat(server.get("/webjars/chart.js/4.5.1/dist/chart.umd.min.js").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/messages/", "/messages/new/bayko",
            "/messages/5ae290ed-55d1-47a0-bc6d-fe2bc2700399"})
    void everyAddressOfAConversationIsThePageOfMessages(String path) {
        HttpResponse<String> page = server.send(server.request(path).header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).contains("/messages/main.js");
    }

    @Test
    void whatAPageOfMessagesLacksIsNotThePage() {
        assertThat(server.get("/messages/main.js").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        assertThat(server.send(server.request("/messages/gone.js").header("Accept", "*/*"))
                .statusCode()).isEqualTo(404);
    }

    @Test
    void describesEveryRoute() {
        JsonNode document = json(server.get("/openapi.json"));
        assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
        assertThat(document.get("paths").propertyNames()).contains("/pagetotals",
                "/pagehistory", "/pageshare", "/api/tracker/sites", "/api/tracker/overview",
                "/api/tracker/history", "/api/tracker/top", "/api/tracker/pages",
                "/api/tracker/hits", "/api/tracker/last", "/api/views", "/api/health",
                "/openapi.json");
    }

    @Test
    void metricsTellRoutesApart() {
        server.get("/pagetotals?prefix=");
        String metrics = server.get("/metrics").body();
        assertThat(metrics).contains("route=\"/pagetotals\"", "millrace_consumed_units_total",
                "millrace_cache_replies_total", "millrace_view_lag_seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
            "GET /pagetotals?prefix=%zz HTTP/1.1\r\nHost: localhost\r\n",
            "GET / HTTP/1.1\r\nHost: evil.example\r\n", "GET / HTTP/1.1\r\n", "nonsense\r\n",
            "GET /%2e%2e/simplelogger.properties HTTP/1.1\r\nHost: localhost\r\n"})
    void brokenRequestsGetNoPageAndNoStackTrace(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write((head + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String reply = new String(socket.getInputStream().readAllBytes(),
                    StandardCharsets.ISO_8859_1);
            assertThat(reply).startsWith("HTTP/1.1 4")
                    .doesNotContain("Exception", "\tat ",
                            "slf4j", "Jetty");
        }
    }

    @Test
    void saysSoWhenThePortIsTaken() {
        assertThatThrownBy(() -> new TestServer(ServerConfig.local(server.port())).close())
                .isInstanceOf(PortInUse.class)
                .hasMessageContaining(String.valueOf(server.port()))
                .hasMessageContaining("--port");
    }

    @Test
    void largeRepliesAreCompressed() {
        for (int i = 0; i < 120; i++) {
            server.view("many/page-with-a-long-name-" + i + "/", "2022-04-08T12:00:00Z");
        }
        HttpResponse<String> response = server.send(server.request("/pagetotals?prefix=many/")
                .header("Accept-Encoding", "gzip"));
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }
}
