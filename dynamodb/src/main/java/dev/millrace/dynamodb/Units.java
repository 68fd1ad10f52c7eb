package dev.millrace.dynamodb;

import dev.millrace.store.Capacity;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/// Consumed capacity as replies tell it: their total, of the table and its indexes together.
final class Units {
    private Units() {}

    static Capacity read(@Nullable ConsumedCapacity used) {
        return used == null ? Capacity.NONE : Capacity.read(total(used));
    }

    static Capacity written(@Nullable ConsumedCapacity used) {
        return used == null ? Capacity.NONE : Capacity.write(total(used));
    }

    static Capacity written(Collection<ConsumedCapacity> used) {
        return used.stream().map(Units::written).reduce(Capacity.NONE, Capacity::plus);
    }

    private static double total(ConsumedCapacity used) {
        Double units = used.capacityUnits();
        return units == null ? 0 : units;
    }
}
