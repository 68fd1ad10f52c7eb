package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.places.PlacesTables;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Consistency;
import dev.millrace.store.Query;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.testkit.S3Local;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.view.ViewTable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The zip that is deployed, under the runtime client of AWS, on DynamoDB Local and a server of S3.
@ExtendWith({DynamoDbLocal.Started.class, S3Local.Started.class})
final class DeployedIT {
    private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";
    private static final byte[] FIRST = SampleLogs.of(1, 400);
    private static final byte[] SECOND = SampleLogs.of(2, 300);
    private static final byte[] THIRD = SampleLogs.of(3, 200);

    private static final YearMonth MONTH = YearMonth.of(2022, 10);

    private final Cloud cloud;

    DeployedIT(DynamoDbLocal dynamoDb, S3Local s3) {
        cloud = new Cloud(dynamoDb, s3);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void countsAsTheLaptopDoesThoughEventsRepeatAndComeInPieces(@TempDir Path folder)
            throws IOException {
        FunctionProcess logs = cloud.start(LogsFunction.class);
        String direct = Events.json(Events.ofS3(Cloud.BUCKET,
                cloud.put("2022 10+20=a.log", FIRST),
                cloud.put("b.log.gz", SampleLogs.zipped(SECOND))));
        String bridge = Events.json(Events.ofEventBridge(Cloud.BUCKET,
                cloud.put("c +%.log", THIRD)));
        String queue = Events.json(Events.ofQueue(List.of(bridge, direct)));
        String slice = Events.json(Events.ofS3(Cloud.BUCKET,
                cloud.put("slice.log", Arrays.copyOf(FIRST, lines(FIRST, 150)))));

        assertThat(logs.call(direct)).contains("\"lines\":700", "\"duplicates\":0");
        assertThat(logs.call(bridge)).contains("\"lines\":200");
        assertThat(logs.call(queue)).isEqualTo(NONE_FAILED);
        assertThat(logs.call(slice)).contains("\"lines\":150", "\"duplicates\":150");

        List<ChangeRecord> changes = cloud.changes();
        FunctionProcess stream = cloud.start(StreamFunction.class);
        int half = changes.size() / 2;
        for (List<ChangeRecord> batch : List.of(changes.subList(0, half), changes.subList(0, 3),
                changes.subList(half - 5, changes.size()), changes)) {
            assertThat(stream.call(cloud.event(batch)))
                    .isEqualTo("{\"state\":{},\"batchItemFailures\":[]}");
        }

        assertThat(cloud.pageTotals())
                .isEqualTo(Laptop.pageTotals(folder, List.of(FIRST, SECOND, THIRD)))
                .contains("blog/articles/2022-01-article/");
    }

    @Test
    void changesNothingWhenItIsKilledInBetween(@TempDir Path folder) throws IOException {
        String event = Events.json(Events.ofS3(Cloud.BUCKET, cloud.put("a.log", FIRST)));
        FunctionProcess killed = cloud.start(LogsFunction.class);
        killed.api().send(event);
        awaitItems(TrackerTable.NAME, Site.DEFAULT.hitsPartition(MONTH));
        killed.kill();
        cloud.start(LogsFunction.class).call(event);

        String batch = cloud.event(cloud.changes());
        FunctionProcess halfway = cloud.start(StreamFunction.class);
        halfway.api().send(batch);
        awaitItems(TrackerTable.NAME, Site.DEFAULT.indexPartition());
        halfway.kill();
        cloud.start(StreamFunction.class).call(batch);

        assertThat(cloud.pageTotals())
                .isEqualTo(Laptop.pageTotals(folder, List.of(FIRST)));
    }

    @Test
    void givesBackWhatCannotBeRead() throws IOException {
        FunctionProcess logs = cloud.start(LogsFunction.class);
        String missing = Events.json(Events.ofS3(Cloud.BUCKET, "logs/none.log"));
        String there = Events.json(Events.ofS3(Cloud.BUCKET, cloud.put("a.log", FIRST)));

        assertThat(logs.call(Events.json(Events.ofQueue(List.of(there, missing, "no JSON")))))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},"
                        + "{\"itemIdentifier\":\"m2\"}]}");
        assertThatThrownBy(() -> logs.call(missing))
                .isInstanceOf(RuntimeApi.FunctionFailed.class)
                .hasMessageContaining("Unable to read logs/none.log from " + Cloud.BUCKET);
        assertThat(logs.log()).contains("Unable to read logs/none.log from " + Cloud.BUCKET)
                .doesNotContain("192.0.2.", "Firefox");
    }

    @Test
    void digestsTheEventsOfTheSeedAndTracesItsCalls() throws IOException {
        try (DatagramSocket daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Map<String, String> variables = tracedBy(daemon);
            variables.put("MILLRACE_APPLICATION", "places");
            try (FunctionProcess stream = FunctionProcess.start(StreamFunction.class, variables,
                    FunctionProcess.OPTIONS)) {
                for (String event : List.of(SeedEvents.LOGGED, SeedEvents.TEST)) {
                    assertThat(stream.call(event)).isEqualTo(NONE_FAILED);
                }
                assertThat(stream.log().lines()).allMatch(line -> line.startsWith("{"));
            }
            assertThat(cloud.store()
                    .get(PlacesTables.MAP, Key.of("SeattleMapId"), Consistency.STRONG)
                    .item()
                    .orElseThrow()
                    .number(PlacesTables.TOTAL_POINTS)).isEqualTo(1);
            assertThat(received(daemon)).contains("\"trace_id\":\"1-5bef4de7-",
                    "\"parent_id\":\"9a9197af755a6419\"", "\"operation\":\"",
                    "\"table_name\":\"MillraceViews\"");
        }
    }

    @Test
    void readingAnObjectIsAPartOfTheTrace() throws IOException {
        try (DatagramSocket daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Map<String, String> variables = tracedBy(daemon);
            try (FunctionProcess logs = FunctionProcess.start(LogsFunction.class, variables,
                    FunctionProcess.OPTIONS)) {
                logs.call(Events.json(Events.ofS3(Cloud.BUCKET, cloud.put("a.log", FIRST))));
                String told = received(daemon);
                while (!told.contains("\"name\":\"S3\"")) {
                    told = received(daemon);
                }
                assertThat(told).contains("\"operation\":\"GetObject\"",
                        "\"bucket_name\":\"" + Cloud.BUCKET + "\"", "\"fault\":false");
            }
        }
    }

    @Test
    void isPrimedBeforeItsSnapshotWithoutAnyTrace() throws IOException {
        for (Class<?> handler : List.of(LogsFunction.class, StreamFunction.class,
                HttpFunction.class)) {
            try (FunctionProcess function = FunctionProcess.atSnapshot(handler,
                    cloud.surroundings())) {
                assertThat(function.log().lines()).singleElement()
                        .asString()
                        .contains("\"message\":\"primed\"");
            }
        }
        List<TableSchema> tables = new ArrayList<>(Calls.BACKEND.tables());
        tables.add(ViewTable.SCHEMA);
        for (TableSchema table : tables) {
            assertThat(cloud.store().tables().scan(table.name(), Optional.empty(), 1).items())
                    .isEmpty();
        }
    }

    private Map<String, String> tracedBy(DatagramSocket daemon) {
        Map<String, String> variables = new HashMap<>(cloud.surroundings().variables());
        variables.put("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:" + daemon.getLocalPort());
        return variables;
    }

    private static String received(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(60_000);
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Test
    void doesNotStartWithoutItsTable() throws IOException {
        Map<String, String> variables = new HashMap<>(cloud.surroundings().variables());
        variables.remove("TARGET_DYNAMO_TABLE");
        try (FunctionProcess http = FunctionProcess.start(HttpFunction.class, variables,
                List.of())) {
            assertThatThrownBy(() -> http.api().ready().join()).hasMessageContaining(
                    "IMPROPERLY CONFIGURED: Missing environment variable TARGET_DYNAMO_TABLE");
        }
    }

    @Test
    void holdsWhatIsNeededAndNoMore() throws IOException {
        try (ZipFile jar = new ZipFile(
                FunctionProcess.unpacked().resolve("lib/millrace.jar").toFile())) {
            assertThat(jar.stream().map(Object::toString))
                    .contains("dev/millrace/lambda/LogsFunction.class", "META-INF/NOTICE",
                            "ua_parser/regexes.yaml")
                    .anyMatch(name -> name.startsWith("linux/aarch64/libzstd-jni"))
                    .noneMatch(name -> name.matches("(?i).*"
                            + "(sqlite|javalin|jetty|cdk|jsii|picocli|netty|junit|dynamodblocal"
                            + "|awssdk/services/s3/).*"));
        }
    }

    private void awaitItems(String table, String partition) {
        while (cloud.store().query(Query.of(table, partition)).items().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /// Bytes of the first lines.
    private static int lines(byte[] log, int count) {
        int end = 0;
        for (int seen = 0; seen < count; end++) {
            seen += log[end] == '\n' ? 1 : 0;
        }
        return end;
    }
}
