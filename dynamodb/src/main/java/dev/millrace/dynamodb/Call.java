package dev.millrace.dynamodb;

import dev.millrace.store.StoreException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// One call of the service: what to send, and what to make of a no.
///
/// @param action the service's name of the operation, for messages
/// @param table the table it is on, empty where it is on none
/// @param repeat what may be done after a lost reply
/// @param send sends it once
/// @param refusal makes an answer, or an exception, of a no
record Call<T>(String action, String table, Repeat repeat, Supplier<T> send, Refusal<T> refusal) {
    static <T> Call<T> read(String action, String table, Supplier<T> send) {
        return new Call<>(action, table, Repeat.READ, send, (failure, _) -> {
            throw Failures.of(action, table, failure);
        });
    }

    /// What a call does to the store, seen from a lost reply.
    enum Repeat {
        /// It changes nothing.
        READ,
        /// Sending it again leaves what sending it once does.
        SAFE,
        /// Sending it again may do it twice.
        UNSAFE
    }

    /// What a refused call comes to.
    interface Refusal<T> {
        /// @param lost whether a reply was lost before, so that the call may have happened
        /// @throws StoreException what the no means
        T of(SdkException failure, boolean lost);
    }
}
