package dev.millrace.server.cli;

import dev.millrace.api.RateLimit;
import dev.millrace.server.ServedMessages;
import dev.millrace.server.ServerConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of commands that serve.
final class ServeOptions {
    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "Port (default: 8080; 0 for any free one).")
    private int port = ServerConfig.PORT;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = ServerConfig.LOOPBACK, description = "Address to listen on (default: 127.0.0.1, this machine alone). But for messages there is no sign-in:"
            + " on another address everybody who reaches it sees the figures.")
    private String host = ServerConfig.LOOPBACK;

    @Option(names = "--origin", paramLabel = "ORIGIN", split = ",", description = "Other origins whose pages may call the API, or * for totals and histories from any.")
    private List<String> origins = List.of();

    @Option(names = "--host-name", paramLabel = "NAME", split = ",", description = "Names that a reverse proxy passes on.")
    private List<String> hostNames = List.of();

    @Option(names = "--prefix-default", paramLabel = "P", description = "Prefix of /pagetotals where the caller gives none (default: the caller must).")
    private Optional<String> prefix = Optional.empty();

    @Mixin
    private final SignInOptions signIn = new SignInOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    /// How messages are served.
    ///
    /// @param development whether whoever names a handle is let in
    ServedMessages.Manner messages(boolean development) {
        if (development && !(config().isLocal() && hostNames.isEmpty())) {
            throw new WrongUsage("the development sign-in lets anybody be anybody: it needs a"
                    + " loopback --host, and no --host-name");
        }
        return new ServedMessages.Manner(signIn.signIn(development), cache.cache(),
                RateLimit.PERSON);
    }

    /// Whether a demo may let in whoever names a handle.
    boolean mayBeAnybody() {
        return config().isLocal() && hostNames.isEmpty() && !signIn.hasIssuer();
    }

    ServerConfig config() {
        if (port < 0 || port > ServerConfig.LAST_PORT) {
            throw new WrongUsage("--port is from 0 to " + ServerConfig.LAST_PORT + ": " + port);
        }
        return new ServerConfig(host, port, Set.copyOf(origins), Set.copyOf(hostNames), prefix);
    }
}
