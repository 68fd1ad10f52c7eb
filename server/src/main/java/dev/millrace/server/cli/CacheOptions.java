package dev.millrace.server.cli;

import dev.millrace.server.cache.ReadAside;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of the cache in front of messages' conversations, members and users.
final class CacheOptions {
    @Option(names = "--cache", paramLabel = "ADDRESS", description = "Valkey or Redis server that all servers of the same store share: redis://HOST:PORT, rediss:// for TLS"
            + " (default: each keeps its own in memory).")
    private Optional<String> server = Optional.empty();

    @Option(names = "--cache-ttl", paramLabel = "SECONDS", defaultValue = ""
            + ReadAside.TTL_SECONDS, description = "How long what is cached is good for at most (default: 600).")
    private int seconds = ReadAside.TTL_SECONDS;

    ReadAside cache() {
        try {
            return new ReadAside(Duration.ofSeconds(seconds), server);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--cache is redis://HOST:PORT, and --cache-ttl at least 1: "
                    + e.getMessage());
        }
    }
}
