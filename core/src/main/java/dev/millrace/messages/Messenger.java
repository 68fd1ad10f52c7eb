package dev.millrace.messages;

import dev.millrace.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The messages application on a store that has the table of [MessagesTable] and keeps the views of
/// [MessagesViews]. Thread-safe.
///
/// Every operation is done as a user and sees and changes only what that user may; what a user may
/// not see does not exist for them. It throws [Refused] where the caller is at fault, and then
/// nothing was written. Where it throws anything else, a change may have happened or not: one that
/// bears a client's id can be made again safely, and so can all but sending.
public final class Messenger {
    private final Store store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Turns turns = new Turns();

    /// @param random makes ids; to be unpredictable in production
    public Messenger(Store store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    public Users users() {
        return new Users(this);
    }

    public Conversations conversations() {
        return new Conversations(this);
    }

    public Messages messages() {
        return new Messages(this);
    }

    public Feed feed() {
        return new Feed(this);
    }

    Sending sending(Operation operation, UUID user, String text, Optional<Claim> claim) {
        Text.message(text);
        Person sender = Profiles.require(operation, user).user().person();
        return new Sending(operation, new Posting(this, operation, claim), sender, text);
    }

    Operation operation() {
        return new Operation(store, turns);
    }

    Instant now() {
        return clock.instant();
    }

    UUID freshId() {
        return MessageId.fresh(now(), random);
    }

    UUID messageId(Instant at, long seq) {
        return MessageId.of(at, seq, random).uuid();
    }

    int random(int bound) {
        return random.nextInt(bound);
    }
}
