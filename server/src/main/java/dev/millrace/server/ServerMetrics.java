package dev.millrace.server;

import dev.millrace.api.ViewStatus;
import dev.millrace.store.Capacity;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What the server counts of itself, as Prometheus reads it.
public final class ServerMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT);
    private final Counter readUnits = units("read");
    private final Counter writeUnits = units("write");
    private final Counter hits = cache("hit");
    private final Counter misses = cache("miss");

    /// Where others of the server count.
    MeterRegistry registry() {
        return registry;
    }

    void watchStreams(IntSupplier open) {
        Gauge.builder("millrace.live.connections", open::getAsInt)
                .description("Open streams of server-sent events")
                .register(registry);
    }

    /// The text that `/metrics` answers.
    String text() {
        return registry.scrape();
    }

    /// Shows how views stand, which is read when the metrics are.
    public void watchViews(List<String> names, Supplier<List<ViewStatus>> views) {
        for (String name : names) {
            gauge("millrace.view.lag.seconds", "Age of the oldest change not absorbed", name,
                    () -> status(views, name).lagSeconds().orElse(0));
            gauge("millrace.view.quarantined", "Changes that a view could not digest", name,
                    () -> status(views, name).quarantined());
        }
    }

    void observe(JavalinConfig javalin) {
        javalin.requestLogger.http((context, millis) -> Timer.builder("millrace.http.requests")
                .description("Requests by route, method and status")
                .tag("route", route(context))
                .tag("method", context.method().toString())
                .tag("status", String.valueOf(context.statusCode()))
                .register(registry)
                .record(Duration.ofNanos((long) (millis * 1e6))));
    }

    void consumed(Capacity used) {
        readUnits.increment(used.readUnits());
        writeUnits.increment(used.writeUnits());
    }

    void cached(boolean hit) {
        (hit ? hits : misses).increment();
    }

    /// The template of the route, so that the number of routes is bounded.
    private static String route(Context context) {
        String path = context.endpoint().path;
        return path.isEmpty() || path.equals("*") ? "other" : path;
    }

    private static ViewStatus status(Supplier<List<ViewStatus>> views, String name) {
        return views.get()
                .stream()
                .filter(view -> view.name().equals(name))
                .findAny()
                .orElse(new ViewStatus(name, 1, OptionalDouble.empty(), 0));
    }

    private void gauge(String name, String description, String view, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).tag("view", view).register(registry);
    }

    private Counter units(String kind) {
        return Counter.builder("millrace.consumed.units")
                .description("DynamoDB units that replies consumed")
                .tag("kind", kind)
                .register(registry);
    }

    private Counter cache(String result) {
        return Counter.builder("millrace.cache.replies")
                .description("Replies taken from the cache, or made")
                .tag("result", result)
                .register(registry);
    }
}
