package dev.millrace.lambda;

import dev.millrace.api.Application;
import dev.millrace.item.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How every function begins: checks its setting, makes its clients, and rehearses meanwhile.
final class Opening {
    private static final String START = "AWS_LAMBDA_INITIALIZATION_TYPE";
    private static final String FROM_SNAPSHOT = "snap-start";

    private Opening() {}

    /// What one function does, on whatever clients it is given.
    @FunctionalInterface
    interface Role {
        Doorway doorway(Setting setting, Clients clients);
    }

    /// @param events what it is called with, the most usual one first
    /// @param table one that it may read
    static Doorway of(Role role, Function<List<Application>, List<String>> events,
            TableSchema table) {
        Setting setting = Setting.ofProcess();
        setting.check();
        Rehearsal rehearsal = new Rehearsal(role, () -> events.apply(setting.applications()));
        return setting.variable(START).equals(Optional.of(FROM_SNAPSHOT))
                ? primed(role, setting, rehearsal, table)
                : cold(role, setting, rehearsal);
    }

    private static Doorway primed(Role role, Setting setting, Rehearsal rehearsal,
            TableSchema table) {
        Clients clients = Clients.ofProcess(setting);
        Priming.before(() -> {
            rehearsal.all();
            clients.greet(table);
            setting.journal().info("primed", Map.of());
        });
        return role.doorway(setting, clients);
    }

    private static Doorway cold(Role role, Setting setting, Rehearsal rehearsal) {
        Thread.ofPlatform()
                .daemon()
                .name("rehearsal")
                .start(() -> Priming.attempt(rehearsal::first));
        return role.doorway(setting, Clients.ofProcess(setting));
    }
}
