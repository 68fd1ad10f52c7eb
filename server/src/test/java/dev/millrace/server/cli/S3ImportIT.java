package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.S3Local;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Imports of objects of S3, on a server of its API.
@ExtendWith(S3Local.Started.class)
class S3ImportIT {
    private static final String BUCKET = "site-logs";

    private final Map<String, String> properties;
    private final S3Client s3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    S3ImportIT(S3Local local) {
        properties = local.properties();
        properties.forEach(System::setProperty);
        s3 = S3Client.builder()
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void close() {
        s3.close();
        properties.keySet().forEach(System::clearProperty);
    }

    @Test
    void importsTheObjectsUnderAPrefixAsIfTheyWereFiles() throws IOException {
        Path log = SampleLogs.demo(folder.resolve("demo.log"));
        s3.createBucket(request -> request.bucket(BUCKET));
        for (String key : new String[]{"logs/a +=.log", "logs/b.log", "other/c.log"}) {
            s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromFile(log));
        }
        Cli fromFile = new Cli(folder.resolve("file"));
        Cli fromS3 = new Cli(folder.resolve("s3"));
        int lines = fromFile.json("import", log.toString()).path("lines").asInt();

        assertThat(fromS3.json("import", "s3://" + BUCKET + "/logs/").path("lines").asInt())
                .isEqualTo(2 * lines);
        assertThat(fromS3.json("totals", "--prefix", ""))
                .isEqualTo(fromFile.json("totals", "--prefix", ""));
        assertThat(fromS3.json("import", "s3://" + BUCKET + "/logs/b.log")
                .path("duplicates")
                .asInt()).isEqualTo(lines);
        assertThat(fromS3.run("import", "s3://" + BUCKET + "/nothing").err())
                .contains("there is no log in s3://" + BUCKET + "/nothing");
        Cli.Ran missing = fromS3.run("import", "s3://no-such-bucket/x");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("Unable to list s3://no-such-bucket/x: NoSuchBucket");
    }
}
