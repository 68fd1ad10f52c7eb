package dev.millrace.api;

import static dev.millrace.api.MessagesParameters.HANDLE;

import dev.millrace.messages.Answer;
import dev.millrace.messages.Person;
import dev.millrace.messages.User;
import dev.millrace.messages.Users;
import dev.millrace.store.Capacity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The endpoints of people: who I am, who somebody is, whom I block.
final class PeopleEndpoints {
    private static final String ME = "/api/users/me";
    private static final String BLOCK = "/api/users/{handle}/block";
    private static final Parameter RECEIPTS = Parameter.optionalBody("read_receipts",
            new Type.Flag(), "Whether others see how far I have read, and I see how far they have");
    private static final Parameter OWN_HANDLE = Parameter.optionalBody("handle",
            new Type.Text(1, 64), "My handle");
    private static final Parameter NAME = Parameter.optionalBody("display_name",
            new Type.Text(1, 200), "My name");

    private final MessagesDoor door;

    PeopleEndpoints(MessagesDoor door) {
        this.door = door;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(ME, "Who I am", List.of(), door.reading(this::me)),
                Endpoint.put(ME, "Changes what I am called, or whether others see how far I have"
                        + " read", List.of(OWN_HANDLE, NAME, RECEIPTS),
                        door.changing(this::change)),
                Endpoint.get("/api/users/{handle}/short", "Who has the handle: @bayko",
                        List.of(HANDLE), door.reading(this::brief)),
                Endpoint.put(BLOCK, "Blocks somebody", List.of(HANDLE),
                        door.changing(this::block)),
                Endpoint.delete(BLOCK, "Blocks somebody no more", List.of(HANDLE),
                        door.changing(this::unblock)),
                Endpoint.get("/api/blocked_users", "Whom I block", List.of(),
                        door.reading(this::blocked)));
    }

    private Users users() {
        return door.messenger().users();
    }

    private Reply me(UUID user, Arguments arguments) {
        Answer<User> me = users().byId(user);
        return Reply.ok(MessagesReplies.user(me.value()), me.used());
    }

    private Reply change(UUID user, Arguments arguments) {
        Answer<User> before = users().byId(user);
        Capacity used = before.used();
        Optional<String> handle = arguments.find(OWN_HANDLE.name());
        Optional<String> name = arguments.find(NAME.name());
        if (handle.isPresent() || name.isPresent()) {
            used = used.plus(users().rename(user, handle.orElse(before.value().handle()),
                    name.orElse(before.value().displayName())).used());
        }
        Optional<String> receipts = arguments.find(RECEIPTS.name());
        if (receipts.isPresent()) {
            used = used.plus(
                    users().shareReceipts(user, Boolean.parseBoolean(receipts.get())).used());
        }
        return me(user, arguments).after(used);
    }

    private Reply brief(UUID user, Arguments arguments) {
        Answer<Person> found = door.person(MessagesDoor.handle(arguments));
        return Reply.ok(MessagesReplies.person(found.value()), found.used());
    }

    private Reply block(UUID user, Arguments arguments) {
        String handle = MessagesDoor.handle(arguments);
        Answer<Person> other = door.person(handle);
        return blocked(handle, true,
                other.used().plus(users().block(user, other.value().uuid()).used()));
    }

    private Reply unblock(UUID user, Arguments arguments) {
        String handle = MessagesDoor.handle(arguments);
        Answer<Person> other = door.person(handle);
        return blocked(handle, false,
                other.used().plus(users().unblock(user, other.value().uuid()).used()));
    }

    private static Reply blocked(String handle, boolean blocked, Capacity used) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("handle", handle);
        reply.put("blocked", blocked);
        return Reply.ok(reply, used);
    }

    private Reply blocked(UUID user, Arguments arguments) {
        Answer<List<Person>> people = users().blocked(user);
        return Reply.ok(people.value().stream().map(MessagesReplies::person).toList(),
                people.used());
    }
}
