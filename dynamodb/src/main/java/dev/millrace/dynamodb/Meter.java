package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Capacity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Capacity consumed by all processes, per table: summed in memory, and added now and then to an
/// item of a small table of its own. A figure to look at, kept as well as can be: no work waits for
/// it or fails with it, a killed process loses its last minute, and what the meter itself costs is
/// left out.
final class Meter {
    static final TableSchema TABLE = new TableSchema("MillraceMeter", "Table",
            Optional.empty(), List.of(), Optional.empty(), false,
            Set.of());

    private static final String READ = "ReadUnits";
    private static final String WRITTEN = "WriteUnits";
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final DynamoDbClient client;
    private final InstantSource clock;
    private final boolean writes;
    private final Map<String, Capacity> pending = new HashMap<>();
    private final AtomicReference<Instant> due;

    Meter(DynamoDbClient client, InstantSource clock) {
        this(client, clock, true);
    }

    private Meter(DynamoDbClient client, InstantSource clock, boolean writes) {
        this.client = client;
        this.clock = clock;
        this.writes = writes;
        this.due = new AtomicReference<>(clock.instant().plus(PERIOD));
    }

    /// One that writes nothing: somebody takes its sums.
    static Meter silent(DynamoDbClient client, InstantSource clock) {
        return new Meter(client, clock, false);
    }

    /// Counts, and hands back what it counted.
    Capacity count(String table, Capacity used) {
        synchronized (pending) {
            pending.merge(table, used, Capacity::plus);
        }
        Instant when = due.get();
        Instant now = clock.instant();
        if (writes && now.isAfter(when) && due.compareAndSet(when, now.plus(PERIOD))) {
            Thread.startVirtualThread(this::flush);
        }
        return used;
    }

    /// What one item of the meter's table and this process's own sums say, by table.
    Map<String, Capacity> pending() {
        synchronized (pending) {
            return new HashMap<>(pending);
        }
    }

    static Capacity of(Item item) {
        return new Capacity(units(item, READ), units(item, WRITTEN));
    }

    void flush() {
        if (writes) {
            take().forEach(this::add);
        }
    }

    /// This process's own sums, which begin anew.
    Map<String, Capacity> take() {
        synchronized (pending) {
            Map<String, Capacity> sums = new HashMap<>(pending);
            pending.clear();
            return sums;
        }
    }

    private void add(String table, Capacity used) {
        try {
            client.updateItem(UpdateItemRequest.builder()
                    .tableName(TABLE.name())
                    .key(Map.of(TABLE.partitionKey(), AttributeValue.fromS(table)))
                    .updateExpression("ADD #r :r, #w :w")
                    .expressionAttributeNames(Map.of("#r", READ, "#w", WRITTEN))
                    .expressionAttributeValues(Map.of(":r", number(used.readUnits()),
                            ":w", number(used.writeUnits())))
                    .build());
        } catch (SdkException unreachable) {
            keepUnlessLost(table, used, Fault.of(unreachable));
        }
    }

    /// What may have been added is not added again: rather too little than twice.
    private void keepUnlessLost(String table, Capacity used, Fault fault) {
        if (fault != Fault.LOST) {
            synchronized (pending) {
                pending.merge(table, used, Capacity::plus);
            }
        }
    }

    private static AttributeValue number(double units) {
        return AttributeValues.of(Value.of(BigDecimal.valueOf(units)));
    }

    private static double units(Item item, String attribute) {
        return item.find(attribute).orElse(Value.of(0)) instanceof Value.Num(BigDecimal units)
                ? units.doubleValue()
                : 0;
    }
}
