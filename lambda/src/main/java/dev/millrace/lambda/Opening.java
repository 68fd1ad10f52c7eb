package dev.millrace.lambda;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// How every function begins: checks its setting, makes its clients, and rehearses meanwhile.
final class Opening {
    private Opening() {}

    /// What one function does, on whatever clients it is given.
    @FunctionalInterface
    interface Role {
        Doorway doorway(Setting setting, Clients clients);
    }

    /// @param events what it is called with, the most usual one first
    static Doorway of(Role role, Supplier<List<String>> events) {
        Setting setting = Setting.ofProcess();
        setting.check();
        Thread.ofPlatform()
                .daemon()
                .name("rehearsal")
                .start(() -> Priming.attempt(() -> new Rehearsal(role, events).first()));
        Clients clients = Clients.ofProcess(setting);
        Priming.before(() -> {
            new Rehearsal(role, events).all();
            clients.greet();
            setting.journal().info("primed", Map.of());
        });
        return role.doorway(setting, clients);
    }
}
