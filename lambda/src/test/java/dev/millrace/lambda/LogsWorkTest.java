package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.s3.S3Location;
import dev.millrace.store.Store;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LogsWorkTest {
    private static final ImportTools TOOLS = ImportTools.of(Clock.systemUTC());
    private static final String BUCKET = "b";

    private final Calls calls = new Calls();
    private final Store store = calls.store(Calls.BACKEND.engine());
    private final Map<String, byte[]> objects = new HashMap<>();
    private final LogsWork work = new LogsWork(new Importer(store, Site.DEFAULT, TOOLS),
            this::open);

    @Test
    void importsEveryObjectOfAnEventOnce() {
        objects.put("a", SampleLogs.of(1, 30));
        objects.put("b", SampleLogs.of(2, 20));
        objects.put("c", SampleLogs.zipped(SampleLogs.of(3, 10)));

        JsonNode answer = calls.call(work, Events.ofS3(BUCKET, "a", "b", "c", "a"));
        JsonNode again = calls.call(work, Events.ofS3(BUCKET, "c", "b", "a"));

        assertThat(answer.path("lines").asInt()).isEqualTo(60);
        assertThat(answer.path("views").asInt()).isEqualTo(60);
        assertThat(again.path("duplicates").asInt()).isEqualTo(60);
        assertThat(calls.log.getFirst()).contains("\"Lines\":60.0");
    }

    @Test
    void failsTheMessagesThatCannotBeReadAndNoOther() {
        objects.put("a", SampleLogs.of(1, 30));
        objects.put("cut", cut(SampleLogs.zipped(SampleLogs.of(2, 3000))));

        JsonNode answer = calls.call(work, Events.ofQueue(List.of(
                Events.json(Events.ofS3(BUCKET, "a")), Events.json(Events.ofS3(BUCKET, "cut")),
                Events.json(Events.ofS3(BUCKET, "none")))));

        assertThat(answer.path("batchItemFailures").findValuesAsString("itemIdentifier"))
                .containsExactly("m1", "m2");
        assertThat(String.join("\n", calls.log)).contains("Unable to read none from b",
                "Unable to read cut from b");
    }

    @Test
    void showsNoLineOfALogThatItCannotRead() {
        objects.put("a", "198.51.100.7 says hello\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> calls.call(work, Events.ofS3(BUCKET, "a")))
                .hasMessageContaining("Unable to read a from b")
                .hasMessageContaining("no known log format")
                .hasMessageNotContaining("198.51.100.7");
    }

    @Test
    void saysSoBeforeItIsCutOff() {
        calls.leave(600);
        CountDownLatch never = new CountDownLatch(1);
        LogsWork endless = new LogsWork(new Importer(store, Site.DEFAULT, TOOLS), _ -> {
            await(never);
            throw new IOException("interrupted");
        });

        assertThatThrownBy(() -> calls.call(endless, Events.ofS3(BUCKET, "a")))
                .hasMessageContaining("no time to import everything");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private InputStream open(S3Location location) throws IOException {
        byte[] bytes = objects.get(location.key());
        if (bytes == null) {
            throw new IOException("Unable to read " + location.key() + " from " + BUCKET + ": no");
        }
        return new ByteArrayInputStream(bytes);
    }
}
