package dev.millrace.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sending and reading while many pages are open: pairs of users write to each other, and every
/// message must reach both open pages. Runs against a server with the development sign-in:
///
///     ./millrace serve --dev-login --data /tmp/load --port 8080
///     java … dev.millrace.benchmarks.MessagesLoad http://127.0.0.1:8080 1000 8 20
public final class MessagesLoad {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern GROUP = Pattern.compile("\"message_group_uuid\":\"([^\"]+)\"");
    private static final Pattern TEXT = Pattern.compile("\"message\":\"(load [0-9]+)\"");
    private static final long PATIENCE_SECONDS = 60;

    private final URI server;
    private final int pages;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Latencies sending = new Latencies();
    private final Latencies arriving = new Latencies();
    private final Latencies reading = new Latencies();

    private MessagesLoad(URI server, int pages) {
        this.server = server;
        this.pages = pages;
    }

    /// A message that two pages wait for.
    private record Sent(long nanos, CountDownLatch arrivals) {}

    /// Arguments: address, open pages (two for each conversation), senders, seconds.
    public static void main(String[] args) throws Exception {
        new MessagesLoad(URI.create(args[0]), Integer.parseInt(args[1]))
                .run(Integer.parseInt(args[2]), Duration.ofSeconds(Long.parseLong(args[3])));
    }

    private void run(int senders, Duration time) throws Exception {
        for (int i = 0; i < pages; i++) {
            tokens.add(found(TOKEN, post("/auth/dev/token", "", "{\"handle\":\"load" + i + "\"}")));
        }
        for (int i = 0; i < pages; i++) {
            get("/api/users/me", tokens.get(i));
        }
        for (int i = 0; i < pages; i += 2) {
            groups.add(found(GROUP, post("/api/messages", tokens.get(i),
                    "{\"message\":\"hello\",\"handle\":\"load" + (i + 1) + "\"}")));
        }
        long opening = System.nanoTime();
        openPages();
        System.out.printf("%d pages open after %d ms%n", pages, millisSince(opening));
        long start = System.nanoTime();
        long messages = sendAll(senders, start + time.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        int lost = lost();
        System.out.printf("%d messages in %.1f s: %.0f a second, %d of them lost on a page%n",
                messages, seconds, messages / seconds, lost);
        System.out.println("send:   " + sending);
        System.out.println("arrive: " + arriving);
        System.out.println("read:   " + reading);
        System.exit(lost == 0 ? 0 : 1);
    }

    private void openPages() throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(pages);
        for (String token : tokens) {
            Thread.ofVirtual().start(() -> follow(token, ready));
        }
        if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(ready.getCount() + " pages did not open");
        }
    }

    private void follow(String token, CountDownLatch ready) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                client.send(request("/api/live", token).build(), BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line;
                } else if (event.equals("event: ready") && line.isEmpty()) {
                    ready.countDown();
                    event = "";
                } else if (event.equals("event: message") && line.startsWith("data: ")) {
                    arrived(line);
                }
            }
        } catch (IOException gone) {
            System.err.println("a page lost its stream: " + gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void arrived(String line) {
        Matcher text = TEXT.matcher(line);
        if (text.find()) {
            Sent message = Objects.requireNonNull(sent.get(text.group(1)));
            arriving.add(System.nanoTime() - message.nanos());
            message.arrivals().countDown();
        }
    }

    private long sendAll(int senders, long end) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        sendOne();
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        return numbers.get();
    }

    /// Sends into the next conversation, and each fourth time reads one.
    private void sendOne() {
        long number = numbers.getAndIncrement();
        int pair = (int) (number % groups.size());
        String text = "load " + number;
        long start = System.nanoTime();
        sent.put(text, new Sent(start, new CountDownLatch(2)));
        String reply = post("/api/messages", tokens.get(2 * pair + (int) (number / 7 % 2)),
                "{\"message\":\"" + text + "\",\"message_group_uuid\":\"" + groups.get(pair)
                        + "\",\"client_id\":\"load-" + number + "\"}");
        sending.add(System.nanoTime() - start);
        if (!reply.contains(text)) {
            throw new IllegalStateException(reply);
        }
        if (number % 4 == 0) {
            long asked = System.nanoTime();
            get("/api/messages/" + groups.get(pair), tokens.get(2 * pair));
            reading.add(System.nanoTime() - asked);
        }
    }

    private int lost() throws InterruptedException {
        int lost = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Sent each : sent.values()) {
            lost += each.arrivals().await(end - System.nanoTime(), TimeUnit.NANOSECONDS) ? 0 : 1;
        }
        return lost;
    }

    private String get(String path, String token) {
        return answer(request(path, token));
    }

    private String post(String path, String token, String body) {
        return answer(request(path, token).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private String answer(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = client.send(request.build(),
                    BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                if (response.statusCode() != 200) {
                    throw new IllegalStateException(response.statusCode() + " " + text);
                }
                return text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return matcher.group(1);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    /// Times that something took.
    private static final class Latencies {
        private final List<Long> nanos = new ArrayList<>();

        synchronized void add(long took) {
            nanos.add(took);
        }

        @Override
        public synchronized String toString() {
            List<Long> sorted = nanos.stream().sorted().toList();
            return "%d, p50 %.1f ms, p99 %.1f ms".formatted(sorted.size(), at(sorted, 0.5),
                    at(sorted, 0.99));
        }

        private static double at(List<Long> sorted, double part) {
            return sorted.isEmpty() ? 0 : sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
        }
    }
}
