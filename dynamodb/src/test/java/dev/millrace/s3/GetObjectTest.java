package dev.millrace.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.aws.AwsHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// Against a server that answers as the test says. Objects of a whole server of S3 are read
/// in `GetObjectIT`.
class GetObjectTest {
    /// The standard retries, without their pauses.
    private static final RetryStrategy AT_ONCE = AwsRetryStrategy.standardRetryStrategy()
            .toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .build();
    private static final S3Location OBJECT = new S3Location("site-logs", "logs/a.log");

    private static final String ENDLESS = "x".repeat(65_536);

    private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<IOException> cut = new CompletableFuture<>();
    private final HttpServer server;
    private final GetObject objects;

    private record Reply(int status, String body, int length) {
        static Reply of(int status, String body) {
            return new Reply(status, body, body.length());
        }

        static Reply error(int status, String code) {
            return of(status, "<?xml version=\"1.0\"?>\n<Error><Code>" + code
                    + "</Code><Message>As it is.</Message><RequestId>4</RequestId></Error>");
        }
    }

    GetObjectTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        objects = GetObject.local(address(), new AwsHttp(), AT_ONCE);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /// The signature is the one that curl makes (`--aws-sigv4 aws:amz:eu-central-1:s3`).
    @Test
    void signsAsTheDocumentationOfS3Says() {
        assertThat(signed(StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIDEXAMPLE", "secret"))))
                .endsWith("/20261127/eu-central-1/s3/aws4_request, "
                        + "SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature="
                        + "a2208c58a93bb10d7f469adc76df72c7e27c00a6a5d9d02bd050c520e2aa87c1");
    }

    @Test
    void credentialsOfARoleBringTheirToken() {
        assertThat(signed(StaticCredentialsProvider.create(
                AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "token"))))
                .contains(";x-amz-security-token,");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void asksAgainWhereS3IsBusy(int status) throws IOException {
        replies.add(Reply.error(status, "SlowDown"));
        replies.add(Reply.error(status, "InternalError"));
        replies.add(Reply.of(200, "line"));

        assertThat(read()).isEqualTo("line");
        assertThat(asked).hasValue(3);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        for (int i = 0; i < 3; i++) {
            replies.add(Reply.error(503, "SlowDown"));
        }

        assertThatThrownBy(this::read)
                .hasMessage("Unable to read logs/a.log from site-logs: SlowDown, As it is.");
        assertThat(asked).hasValue(3);
    }

    @Test
    void asksOnceForWhatIsRefused() {
        replies.add(Reply.error(403, "AccessDenied"));

        assertThatThrownBy(this::read)
                .hasMessage("Unable to read logs/a.log from site-logs: AccessDenied, As it is.");
        assertThat(asked).hasValue(1);
    }

    @Test
    void saysThatThereIsNoObject() {
        replies.add(Reply.error(404, "NoSuchKey"));

        assertThatThrownBy(this::read).hasMessageEndingWith("there is no such object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Not here<br>", "no XML", "<Error><Code>x"})
    void aRefusalThatIsNoDocumentIsToldByItsStatus(String body) {
        replies.add(Reply.of(400, body));

        assertThatThrownBy(this::read).hasMessageContaining(
                "S3 gave no reason (Service: S3, Status Code: 400, Request ID: none)");
    }

    @Test
    void readsNoFileThatARefusalNames() {
        replies.add(Reply.of(400, "<!DOCTYPE e [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                + "<Error><Code>Odd</Code><Message>&f;</Message></Error>"));

        assertThatThrownBy(this::read).hasMessageEndingWith("site-logs: Odd");
    }

    @Test
    void whatMovedIsRefused() {
        replies.add(Reply.error(301, "PermanentRedirect"));

        assertThatThrownBy(this::read).hasMessageEndingWith("PermanentRedirect, As it is.");
        assertThat(asked).hasValue(1);
    }

    @Test
    void anObjectThatEndsTooEarlyIsAFailure() {
        replies.add(new Reply(200, "half", 8));

        assertThatThrownBy(this::read)
                .hasMessageStartingWith("Unable to read logs/a.log from site-logs: ")
                .hasMessageContaining("Premature EOF");
    }

    @Test
    void failuresOfLongAgoDoNotCount() throws IOException {
        for (int i = 0; i < 150; i++) {
            replies.add(Reply.error(503, "SlowDown"));
            replies.add(Reply.of(200, "line"));
            assertThat(read()).isEqualTo("line");
        }
    }

    @Test
    void whoLeavesALongObjectInTheMiddleDropsTheConnection() throws IOException {
        replies.add(new Reply(200, ENDLESS, Integer.MAX_VALUE));

        try (InputStream object = objects.open(OBJECT)) {
            assertThat(object.read()).isEqualTo('x');
        }
        assertThat(cut).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void saysWhatIsUnreachable() {
        server.stop(0);

        assertThatThrownBy(this::read).isInstanceOf(IOException.class)
                .hasMessageStartingWith("Unable to read logs/a.log from site-logs: ")
                .hasMessageContaining("refused");
    }

    private String read() throws IOException {
        try (InputStream object = objects.open(OBJECT)) {
            return new String(object.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String signed(StaticCredentialsProvider credentials) {
        S3Endpoint endpoint = S3Endpoint.of(Map.of("AWS_REGION", "eu-central-1"));
        GetObject objects = new GetObject(endpoint, credentials, new AwsHttp(),
                Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneOffset.UTC), AT_ONCE);
        SdkHttpRequest request = objects.signed(
                endpoint.get(new S3Location("site-logs", "logs/2026+11/a b=é.log")));
        return request.firstMatchingHeader("Authorization").orElseThrow();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) {
        asked.incrementAndGet();
        Reply reply = replies.remove();
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        try (exchange; OutputStream body = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(reply.status(), reply.length() == 0 ? -1 : reply.length());
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            do {
                body.write(bytes);
                body.flush();
            } while (reply.body().equals(ENDLESS));
        } catch (IOException cutOff) {
            cut.complete(cutOff);
            throw new UncheckedIOException(cutOff);
        }
    }
}
