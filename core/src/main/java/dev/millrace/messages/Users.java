package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.USER;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Query;
import dev.millrace.store.SortRange;
import dev.millrace.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Users: who they are, what they are called, whom they block.
public final class Users {
    private final Messenger messenger;

    Users(Messenger messenger) {
        this.messenger = messenger;
    }

    /// The user of a verified identity, made on its first sight. The handle wished for is taken if
    /// it is free, and else one like it.
    public Answer<User> signIn(Identity identity) {
        Operation operation = messenger.operation();
        UUID fresh = messenger.freshId();
        return operation
                .answer(operation.retried(identity, () -> signIn(operation, identity, fresh)));
    }

    /// Whom a handle belongs to, in whatever case it is written.
    public Answer<Optional<Person>> byHandle(String handle) {
        Operation operation = messenger.operation();
        return operation.answer(find(operation, handle));
    }

    /// @throws Refused where there is no such user
    public Answer<User> byId(UUID user) {
        Operation operation = messenger.operation();
        return operation.answer(Profiles.require(operation, user).user());
    }

    /// Changes handle and name; the old handle is free for others then. All conversations tell the
    /// new name when this returns.
    ///
    /// @throws Refused where the handle is taken, or either is not valid
    public Answer<User> rename(UUID user, String handle, String displayName) {
        Operation operation = messenger.operation();
        String wanted = Handles.require(handle);
        String name = Text.displayName(displayName);
        Profile renamed = operation.retried(user, () -> rename(operation, user, wanted, name));
        Names.tell(operation, user);
        return operation.answer(renamed.user());
    }

    /// Whether others are told from now on how far this user reads; what they were told stays.
    public Answer<User> shareReceipts(UUID user, boolean shared) {
        Operation operation = messenger.operation();
        operation.write(List.of(Profiles.require(operation, user).shareReceipts(shared)));
        return operation.answer(Profiles.require(operation, user).user());
    }

    /// Blocks somebody; answers whether that is new. Neither of the two can write to the other
    /// directly, and the one blocked cannot add the other to a group.
    public Answer<Boolean> block(UUID user, UUID other) {
        Operation operation = messenger.operation();
        if (user.equals(other)) {
            throw new Refused(Refusal.MESSAGE_TO_SELF, "nobody can block themselves");
        }
        Profiles.require(operation, other);
        return operation.answer(operation.retried(Keys.pair(user, other),
                () -> Blocks.block(operation, user, other)));
    }

    /// Ends a block; answers whether there was one.
    public Answer<Boolean> unblock(UUID user, UUID other) {
        Operation operation = messenger.operation();
        return operation.answer(operation.retried(Keys.pair(user, other),
                () -> Blocks.unblock(operation, user, other)));
    }

    /// Whom a user blocks.
    public Answer<List<Person>> blocked(UUID user) {
        Operation operation = messenger.operation();
        List<Person> people = new ArrayList<>();
        Query query = Query.of(NAME, Keys.user(user)).range(SortRange.prefix(Keys.BLOCK)).strong();
        operation.all(query)
                .forEach(item -> Profiles.find(operation, UUID.fromString(
                        item.text(MessagesTable.SORT)
                                .orElseThrow()
                                .substring(
                                        Keys.BLOCK.length())))
                        .ifPresent(people::add));
        return operation.answer(people);
    }

    static Optional<Person> find(Operation operation, String handle) {
        return Handles.normal(handle)
                .flatMap(each -> operation.get(Keys.handle(each)))
                .map(item -> UUID.fromString(item.text(USER).orElseThrow()))
                .map(uuid -> Profiles.require(operation, uuid).user().person());
    }

    private User signIn(Operation operation, Identity identity, UUID fresh) {
        Key subject = Keys.subject(identity);
        Optional<UUID> known = operation.get(subject)
                .map(item -> UUID.fromString(item.text(USER).orElseThrow()));
        if (known.isPresent()) {
            Names.finish(operation, known.get());
            return Profiles.require(operation, known.get()).user();
        }
        String handle = freeHandle(operation, identity.handle());
        Profile profile = Profile.fresh(new Person(fresh, handle,
                Handles.displayName(identity.displayName(), handle)));
        operation.write(List.of(profile.create(), claim(Keys.handle(handle), fresh),
                claim(subject, fresh)));
        return profile.user();
    }

    private String freeHandle(Operation operation, String wished) {
        String like = Handles.like(wished);
        String handle = like;
        while (operation.get(Keys.handle(handle)).isPresent()) {
            handle = Handles.numbered(like, messenger.random(1_000_000));
        }
        return handle;
    }

    private static Profile rename(Operation operation, UUID user, String handle, String name) {
        Profile before = Profiles.require(operation, user);
        Profile after = before.renamed(handle, name);
        if (before.user().handle().equals(handle)) {
            operation.write(List.of(after.replace()));
            return after;
        }
        Optional<Item> taken = operation.get(Keys.handle(handle));
        if (taken.isPresent()) {
            throw new Refused(Refusal.HANDLE_TAKEN, "the handle " + handle + " is taken");
        }
        operation.write(List.of(after.replace(), claim(Keys.handle(handle), user),
                Write.delete(NAME, Keys.handle(before.user().handle()))
                        .when(Condition.equal(USER, Value.of(user.toString())))));
        return after;
    }

    private static Write claim(Key key, UUID user) {
        return Write.put(NAME, MessagesTable.SCHEMA.itemOf(key).with(USER, user.toString()))
                .when(Condition.absent(MessagesTable.PARTITION));
    }
}
