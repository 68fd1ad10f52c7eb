package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Page;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.store.Tables;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A store that does what another one does, with something in between before and after each call: a
/// crash, or somebody else's calls.
final class FaultyStore implements Store {
    private final Store store;
    private final Between between;

    FaultyStore(Store store, Between between) {
        this.store = store;
        this.between = between;
    }

    /// What happens between calls; it may throw [Crash].
    interface Between {
        void beforeCall();

        void afterCall();

        /// Loses one call in so many, before or after it was done: the caller does not hear, or
        /// hears that it cannot be known whether it was done.
        static Between losing(RandomGenerator random, int oneIn) {
            return new Between() {
                @Override
                public void beforeCall() {
                    lose();
                }

                @Override
                public void afterCall() {
                    lose();
                }

                private void lose() {
                    int dice = random.nextInt(oneIn * 4);
                    if (dice == 0) {
                        throw new Crash();
                    }
                    if (dice == 1) {
                        throw new UnknownOutcome("any", new Crash());
                    }
                }
            };
        }
    }

    /// The worker dies, or does not hear that its call was done.
    static final class Crash extends StoreException {
        private static final long serialVersionUID = 1;

        Crash() {
            super("crash");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    public Found get(String table, Key key, Consistency consistency) {
        return call(() -> store.get(table, key, consistency));
    }

    @Override
    public Page query(Query query) {
        return call(() -> store.query(query));
    }

    @Override
    public Written write(Write write) {
        return call(() -> store.write(write));
    }

    @Override
    public Capacity transact(List<? extends Write> writes) {
        return call(() -> store.transact(writes));
    }

    @Override
    public Capacity putAll(String table, Collection<Item> items) {
        return call(() -> store.putAll(table, items));
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Tables tables() {
        return store.tables();
    }

    @Override
    public void close() {}

    private <T> T call(Supplier<T> work) {
        between.beforeCall();
        T result = work.get();
        between.afterCall();
        return result;
    }
}
