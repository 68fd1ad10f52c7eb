package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.User;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two people with a browser each, who write to each other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoCorrespondents {
    MessagesPages server;
    Correspondent andrew;
    Correspondent bayko;
    /// Every test has people of its own.
    private int round;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new MessagesPages(folder.resolve("data"));
        andrew = new Correspondent(folder.resolve("andrew"), server);
        bayko = new Correspondent(folder.resolve("bayko"), server);
    }

    @AfterAll
    void stop() {
        andrew.close();
        bayko.close();
        server.close();
    }

    @BeforeEach
    void another() {
        round++;
        andrew.browser.width(1280);
    }

    @AfterEach
    void leave() {
        for (Correspondent each : new Correspondent[]{andrew, bayko}) {
            assertThat(each.browser.complaints()).isEmpty();
            each.browser.until("sessionStorage.clear() === undefined");
        }
    }

    User person(String name, String displayName) {
        return server.person(handle(name), displayName);
    }

    String handle(String name) {
        return name + round;
    }
}
