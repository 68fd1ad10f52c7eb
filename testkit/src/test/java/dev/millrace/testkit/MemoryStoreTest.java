package dev.millrace.testkit;

import dev.millrace.store.Derivation;
import dev.millrace.store.Store;
import java.time.Instant;
import java.time.InstantSource;

final class MemoryStoreTest implements LocalStoreContract {
    @Override
    public Store emptyStore(Derivation derivation) {
        return new MemoryStore(InstantSource.fixed(Instant.EPOCH), derivation);
    }
}
