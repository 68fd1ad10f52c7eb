package dev.millrace.testkit;

import dev.millrace.store.Store;
import dev.millrace.store.StoreException;
import dev.millrace.store.UnknownOutcome;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

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
    protected <T> T call(Supplier<T> work) {
        between.beforeCall();
        T result = work.get();
        between.afterCall();
        return result;
    }
}
