package dev.millrace.server;

import dev.millrace.api.Endpoint;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/// The running HTTP server: endpoints, pages and metrics.
///
///     try (HttpServer server = HttpServer.start(ServerConfig.local(0), content)) {
///         URI.create("http://localhost:" + server.port() + "/api/health");
///     }
public final class HttpServer implements AutoCloseable {
    /// What is under way when the server stops may take so long to end.
    private static final int STOP_MILLIS = 5000;

    private final Javalin javalin;
    private final Content content;

    private HttpServer(Javalin javalin, Content content) {
        this.javalin = javalin;
        this.content = content;
    }

    /// What a server serves.
    ///
    /// @param version a number that moves with every change of what endpoints read
    /// @param messages the one application that has users; it is closed with the server
    public record Content(List<Endpoint> endpoints, LongSupplier version, ServerMetrics metrics,
            Optional<ServedMessages> messages) {
        public Content {
            endpoints = List.copyOf(endpoints);
        }

        private Optional<URI> reached() {
            return messages.flatMap(ServedMessages::reached);
        }
    }

    /// Listens when it returns.
    ///
    /// @throws PortInUse where another program listens there
    public static HttpServer start(ServerConfig config, Content content) {
        try {
            return new HttpServer(Javalin.start(javalin -> configure(javalin, config, content)),
                    content);
        } catch (JavalinBindException e) {
            content.messages().ifPresent(ServedMessages::close);
            throw new PortInUse(config.host(), config.port(), e);
        }
    }

    public int port() {
        return javalin.port();
    }

    /// Takes no new requests, lets those under way end, and returns.
    @Override
    public void close() {
        content.messages().ifPresent(ServedMessages::close);
        javalin.stop();
    }

    private static void configure(JavalinConfig javalin, ServerConfig config, Content content) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.http.prefer405over404 = true;
        javalin.http.maxRequestSize = BodyLimit.BYTES;
        javalin.jetty.host = config.host();
        javalin.jetty.port = config.port();
        javalin.jetty.modifyServer(HttpServer::prepare);
        javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        addPages(javalin);
        content.metrics().observe(javalin);
        new Guard(config, content::reached).mount(javalin.routes);
        new CrossOrigin(config.origins(), content.endpoints()).mount(javalin.routes);
        new Routes(content).mount(javalin.routes);
        content.messages().ifPresent(messages -> messages.mount(javalin.routes));
        Problems.mount(javalin.routes);
    }

    private static void prepare(Server server) {
        server.setStopTimeout(STOP_MILLIS);
        server.insertHandler(new GracefulHandler());
        server.setErrorHandler(new PlainErrors());
    }

    private static void addPages(JavalinConfig javalin) {
        javalin.staticFiles.add(pages -> {
            pages.hostedPath = "/";
            pages.directory = "/web";
            pages.location = Location.CLASSPATH;
            pages.headers = Map.of("Cache-Control", "no-cache");
        });
        javalin.staticFiles.enableWebjars();
        javalin.spaRoot.addHandler(ConversationPages.PATH, new ConversationPages());
    }
}
