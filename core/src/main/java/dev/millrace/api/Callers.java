package dev.millrace.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millrace.messages.Answer;
import dev.millrace.messages.Identity;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.User;
import dev.millrace.store.Capacity;
import java.util.UUID;

/// The users behind principals. A principal is of one user for good, so who was seen once is
/// remembered; who was never seen becomes a user.
final class Callers {
    private static final int MOST = 100_000;

    private final Messenger messenger;
    private final Cache<Subject, UUID> known = Caffeine.newBuilder().maximumSize(MOST).build();

    Callers(Messenger messenger) {
        this.messenger = messenger;
    }

    private record Subject(String issuer, String subject) {}

    /// The user, and what finding out consumed.
    Answer<UUID> of(Principal principal) {
        Subject subject = new Subject(principal.issuer(), principal.subject());
        UUID user = known.getIfPresent(subject);
        if (user != null) {
            return new Answer<>(user, Capacity.NONE);
        }
        Answer<User> signed = messenger.users().signIn(identity(principal));
        known.put(subject, signed.value().uuid());
        return new Answer<>(signed.value().uuid(), signed.used());
    }

    private static Identity identity(Principal principal) {
        String handle = principal.handle().orElse("");
        return new Identity(principal.issuer(), principal.subject(), handle,
                principal.name().orElse(handle));
    }
}
