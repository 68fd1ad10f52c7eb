package dev.millrace.messages;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lets those of one process who want to write the same items do so one after the other. Nothing is
/// wrong without it, since every write has its condition; but of many who write at once, all but one
/// would write in vain and pay for it.
final class Turns {
    private static final int STRIPES = 64;
    private final Lock[] stripes = Stream.generate(ReentrantLock::new)
            .limit(STRIPES)
            .toArray(Lock[]::new);

    <T> T take(Object what, Supplier<T> work) {
        Lock stripe = stripes[Math.floorMod(what.hashCode(), STRIPES)];
        stripe.lock();
        try {
            return work.get();
        } finally {
            stripe.unlock();
        }
    }
}
