package dev.millrace.dynamodb.worker;

import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.testkit.ForwardingStore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A store whose calls fail now and then, before they are done or after.
final class UnsteadyStore extends ForwardingStore {
    private final BooleanSupplier fails;

    UnsteadyStore(Store store, BooleanSupplier fails) {
        super(store);
        this.fails = fails;
    }

    @Override
    protected <T> T call(Supplier<T> work) {
        weather();
        T result = work.get();
        weather();
        return result;
    }

    private void weather() {
        if (fails.getAsBoolean()) {
            throw new StoreException("this call failed, or its reply was lost");
        }
    }
}
