package dev.millrace.testkit;

import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import java.util.function.Supplier;

/// A store that does what another one does, with something in between before and after each call: a
/// crash, or somebody else's calls.
final class FaultyStore extends ForwardingStore {
    private final Between between;

    FaultyStore(Store store, Between between) {
        super(store);
        this.between = between;
    }

    /// What happens between calls; it may throw [Crash].
    interface Between {
        void beforeCall();

        void afterCall();
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
    protected <T> T call(Supplier<T> work) {
        between.beforeCall();
        T result = work.get();
        between.afterCall();
        return result;
    }
}
