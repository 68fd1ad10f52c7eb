package dev.millrace.messages;

import static dev.millrace.messages.MessagesTable.DISPLAY_NAME;
import static dev.millrace.messages.MessagesTable.HANDLE;
import static dev.millrace.messages.MessagesTable.NAME;
import static dev.millrace.messages.MessagesTable.USER;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Write;
import java.util.UUID;

/// A user as their item says.
///
/// @param revision moves when the handle or the name changes
/// @param told the revision up to which all conversations tell the name
record Profile(User user, long revision, long told) {
    private static final String REVISION = "revision";
    private static final String TOLD = "told_revision";
    private static final String HIDES_RECEIPTS = "hides_receipts";

    static Profile of(Item item) {
        return new Profile(new User(
                new Person(UUID.fromString(item.text(USER).orElseThrow()),
                        item.text(HANDLE).orElseThrow(), item.text(DISPLAY_NAME).orElseThrow()),
                !item.has(HIDES_RECEIPTS)), item.number(REVISION), item.number(TOLD));
    }

    static Profile fresh(Person person) {
        return new Profile(new User(person, true), 1, 1);
    }

    Write.Put create() {
        return Write.put(NAME, MessagesTable.SCHEMA.itemOf(Keys.profile(user.uuid()))
                .with(USER, user.uuid().toString())
                .with(HANDLE, user.handle())
                .with(DISPLAY_NAME, user.displayName())
                .with(REVISION, revision)
                .with(TOLD, told)).when(Condition.absent(MessagesTable.PARTITION));
    }

    Profile renamed(String handle, String displayName) {
        return new Profile(new User(new Person(user.uuid(), handle, displayName),
                user.sharesReceipts()), revision + 1, told);
    }

    /// What makes the item hold this profile, a revision after the one before.
    Write.Update replace() {
        return Write.update(NAME, Keys.profile(user.uuid()))
                .set(HANDLE, user.handle())
                .set(DISPLAY_NAME, user.displayName())
                .set(REVISION, revision)
                .when(unchangedSince(revision - 1));
    }

    /// Notes that all conversations tell this revision's name.
    Write.Update tell() {
        return Write.update(NAME, Keys.profile(user.uuid()))
                .set(TOLD, revision)
                .when(unchangedSince(revision));
    }

    Write.Check unchanged() {
        return new Write.Check(NAME, Keys.profile(user.uuid()), unchangedSince(revision));
    }

    Write.Update shareReceipts(boolean shared) {
        Write.Update update = Write.update(NAME, Keys.profile(user.uuid()));
        return shared
                ? update.remove(HIDES_RECEIPTS)
                : update.set(HIDES_RECEIPTS, Value.of(true));
    }

    private static Condition unchangedSince(long revision) {
        return Condition.equal(REVISION, Value.of(revision));
    }
}
