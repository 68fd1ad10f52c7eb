package dev.millrace.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/// How the server listens, and whom it answers.
///
/// @param port 0 for any that is free
/// @param origins other origins (`https://example.org`) whose pages may call the API; `*` lets any
///            page read totals and histories
/// @param hostNames names, beside its own, that requests may ask for while the server listens on
///            this machine alone: those of a reverse proxy
/// @param standardPrefix prefix of `/pagetotals` where the caller names none; empty means that the
///            caller must
public record ServerConfig(String host, int port, Set<String> origins, Set<String> hostNames,
        Optional<String> standardPrefix) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int PORT = 8080;
    public static final int LAST_PORT = 65_535;
    static final String ANY_ORIGIN = "*";

    public ServerConfig {
        origins = Set.copyOf(origins);
        hostNames = Set.copyOf(hostNames);
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port is from 0 to 65535: " + port);
        }
    }

    /// Whether it listens on this machine alone.
    public boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// On this machine alone, for its own pages alone.
    public static ServerConfig local(int port) {
        return new ServerConfig(LOOPBACK, port, Set.of(), Set.of(), Optional.empty());
    }
}
