package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Several processes on one data folder: two import overlapping logs while a third serves.
class ConcurrentProcessesIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void endExactWithOverlappingImportsWhileAThirdServes() throws Exception {
        Path log = SampleLogs.demo(folder.resolve("access.log"));
        List<String> lines = Files.readAllLines(log);
        Path first = folder.resolve("first.log");
        Path second = folder.resolve("second.log");
        Files.write(first, lines.subList(0, lines.size() * 2 / 3));
        Files.write(second, lines.subList(lines.size() / 3, lines.size()));
        Cli reference = new Cli(folder.resolve("reference"));
        JsonNode whole = reference.json("import", log.toString());

        Cli cli = new Cli(folder.resolve("shared"));
        try (Served served = Served.start(cli)) {
            Cli.Started one = new Cli(cli.data()).start("import", first.toString(), "--quiet");
            Cli.Started other = new Cli(cli.data()).start("import", second.toString(), "--quiet");
            JsonMapper json = JsonMapper.shared();
            int answers = 0;
            long last = 0;
            while (one.process().isAlive() || other.process().isAlive() || answers == 0) {
                JsonNode totals = json.readTree(served.get("/pagetotals?prefix="));
                long views = totals.valueStream().mapToLong(JsonNode::asLong).sum();
                assertThat(views).as("views never go back").isGreaterThanOrEqualTo(last);
                last = views;
                answers++;
            }
            one.succeed();
            other.succeed();
            assertThat(json.readTree(served.get("/pagetotals?prefix=")))
                    .isEqualTo(json.readTree(reference.run("totals", "--json").out()));
        }
        assertThat(Figures.of(cli)).isEqualTo(Figures.of(reference));
        assertThat(cli.run("view", "verify").exit()).isZero();
        assertThat(whole.get("lines").asInt()).isEqualTo(lines.size());
    }

    /// A process that serves, and a client of it.
    private record Served(Cli.Started started, HttpClient client,
            URI root) implements AutoCloseable {
        static Served start(Cli cli) throws Exception {
            int port = FreePort.find();
            Cli.Started started = cli.start("serve", "--port", Integer.toString(port));
            Served served = new Served(started, HttpClient.newHttpClient(),
                    URI.create("http://127.0.0.1:" + port));
            while (!served.isUp()) {
                assertThat(started.process().isAlive()).as(started.printed()).isTrue();
            }
            return served;
        }

        String get(String path) throws Exception {
            var reply = client.send(HttpRequest.newBuilder(root.resolve(path)).build(),
                    BodyHandlers.ofString());
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            return reply.body();
        }

        private boolean isUp() throws InterruptedException {
            try {
                return client
                        .send(HttpRequest.newBuilder(root.resolve("/api/health")).build(),
                                BodyHandlers.ofString())
                        .statusCode() == 200;
            } catch (java.io.IOException e) {
                return false;
            }
        }

        @Override
        public void close() {
            started.process().destroy();
            client.close();
        }
    }
}
