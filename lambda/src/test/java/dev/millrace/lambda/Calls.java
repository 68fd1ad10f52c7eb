package dev.millrace.lambda;

import dev.millrace.api.Application;
import dev.millrace.store.Derivation;
import dev.millrace.store.Store;
import dev.millrace.testkit.HandClock;
import dev.millrace.testkit.MemoryStore;
import dev.millrace.view.ViewTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the work of functions in this process, on a store in memory, and keeps their logs.
final class Calls {
    static final Backend BACKEND = new Backend(List.of(Application.values()));
    static final Instant NOW = Instant.parse("2022-10-21T12:00:00Z");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MILLIS = 60_000;

    final HandClock clock = new HandClock(NOW);
    final List<String> log = new ArrayList<>();
    private long millisLeft = MILLIS;

    /// A store whose views are kept in its transactions, or left to a stream.
    Store store(Derivation derivation) {
        MemoryStore store = new MemoryStore(clock, derivation);
        BACKEND.tables()
                .forEach(table -> store.tables()
                        .create(derivation.equals(Derivation.NONE)
                                ? table.withEngineAttributes()
                                : table));
        store.tables().create(ViewTable.SCHEMA);
        return store;
    }

    Setting setting(Map<String, String> environment) {
        return new Setting(environment, clock, log::add);
    }

    void leave(long millis) {
        millisLeft = millis;
    }

    JsonNode call(Doorway.Work work, Object event) {
        Invocation invocation = invocation(clock);
        Object answer = work.answer(MAPPER.valueToTree(event), invocation);
        log.add(MAPPER.writeValueAsString(invocation.metrics().members("Test", NOW)));
        return MAPPER.valueToTree(answer);
    }

    private Invocation invocation(InstantSource time) {
        return new Invocation("Test", "request-1", Optional.of("Root=1-2-3"), () -> millisLeft,
                new Journal(log::add, time), new Metrics());
    }
}
