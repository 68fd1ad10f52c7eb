package dev.millrace.server;

import dev.millrace.api.Principal;
import dev.millrace.api.RateLimit;
import dev.millrace.messages.Identity;
import dev.millrace.messages.MessagesTable;
import dev.millrace.messages.MessagesViews;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.User;
import dev.millrace.server.cache.ReadAside;
import dev.millrace.server.cache.WriteTap;
import dev.millrace.server.identity.DevTokens;
import dev.millrace.server.identity.SignIn;
import dev.millrace.sqlite.SqliteStore;
import dev.millrace.store.Store;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.view.ViewEngine;
import dev.millrace.view.ViewTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The server over an embedded store of its own, for people who write to each other. They sign in
/// by naming a handle.
final class MessagesPages implements AutoCloseable {
    /// No browser is slowed down: that is tested elsewhere.
    private static final RateLimit UNLIMITED = new RateLimit(1_000_000, 1_000_000);
    private static final int KEY_BYTES = 32;

    private final WriteTap tap = new WriteTap(MessagesTable.SCHEMA);
    private final SignIn signIn = new SignIn.Development(
            new DevTokens(new SecureRandom().generateSeed(KEY_BYTES), InstantSource.system()));
    private final SqliteStore sqlite;
    private final Store store;
    private final int port;
    private HttpServer http;

    MessagesPages(Path folder) {
        sqlite = SqliteStore.open(folder, tap.around(new ViewEngine(MessagesViews.all())));
        store = tap.around(sqlite);
        store.tables().create(MessagesTable.SCHEMA);
        store.tables().create(TrackerTable.SCHEMA);
        store.tables().create(ViewTable.SCHEMA);
        http = listen(0);
        port = http.port();
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    /// A user who is there before they sign in by their handle.
    User person(String handle, String displayName) {
        return messenger(Instant.now()).users()
                .signIn(new Identity(Principal.DEVELOPMENT, handle, handle, displayName))
                .value();
    }

    /// Says something at another time.
    ///
    /// @return the address of the conversation on this server
    String say(User from, User to, String text, Instant at) {
        return "messages/" + messenger(at).conversations()
                .start(from.uuid(), to.uuid(), text, Optional.empty())
                .value()
                .group();
    }

    void goAway() {
        http.close();
    }

    void comeBack() {
        http = listen(port);
    }

    @Override
    public void close() {
        http.close();
        store.close();
    }

    private Messenger messenger(Instant at) {
        return new Messenger(store, InstantSource.fixed(at), new SecureRandom());
    }

    private HttpServer listen(int wanted) {
        ServerConfig config = ServerConfig.local(wanted);
        ServerMetrics metrics = new ServerMetrics();
        ServedMessages messages = ServedMessages.start(
                new ServedMessages.Ground(store, tap, sqlite::foreignVersion, false,
                        InstantSource.system()),
                new ServedMessages.Manner(signIn, ReadAside.LOCAL, UNLIMITED), metrics,
                warning -> {
                    throw new AssertionError(warning);
                });
        return HttpServer.start(config,
                new ServedApplications(store, sqlite::dataVersion, MessagesViews.all(),
                        () -> Duration.ZERO, InstantSource.system())
                        .content(config, metrics, Optional.of(messages)));
    }
}
