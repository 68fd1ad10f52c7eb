package dev.millrace.api;

import static dev.millrace.api.MessagesParameters.CLIENT_ID;
import static dev.millrace.api.MessagesParameters.GROUP;
import static dev.millrace.api.MessagesParameters.HANDLES;
import static dev.millrace.api.MessagesParameters.MESSAGE;

import dev.millrace.messages.Answer;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.ConversationPage;
import dev.millrace.messages.Conversations;
import dev.millrace.messages.Message;
import dev.millrace.messages.Person;
import dev.millrace.messages.Receipt;
import dev.millrace.store.Capacity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The endpoints of conversations: the list, who is in one, how far it is read.
final class ConversationEndpoints {
    static final String NEXT = "X-Next-Cursor";
    private static final String PATH = "/api/message_groups";
    private static final String ONE = PATH + "/{message_group_uuid}";
    private static final int STANDARD = 20;
    private static final int MOST_HANDLES = 50;
    private static final Parameter TITLE = Parameter.optionalBody("title", new Type.Text(1, 60),
            "What the group is called");
    private static final Parameter KEPT = Parameter.optionalBody("retention_seconds",
            new Type.Whole(0, 400_000_000),
            "How long messages sent from now on are kept; 0 for ever");
    private static final Parameter SEQ = Parameter.body("seq",
            new Type.Whole(0, Long.MAX_VALUE / 2), "The `seq` of the last message read");

    private final MessagesDoor door;
    private final LiveSignals live;

    ConversationEndpoints(MessagesDoor door, LiveSignals live) {
        this.door = door;
        this.live = live;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, "My conversations, the newest first; the header " + NEXT
                        + " leads on",
                        List.of(MessagesParameters.limit(STANDARD), MessagesParameters.cursor(
                                "cursor", "The header " + NEXT + " of the page before")),
                        door.reading(this::list)),
                Endpoint.get("/api/unread_messages", "How many messages I have not read",
                        List.of(), door.reading(this::unread)),
                Endpoint.post(PATH, "Begins a conversation of 3 to 50 people",
                        List.of(TITLE.mandatory(), HANDLES.mandatory(), MESSAGE, CLIENT_ID),
                        door.changing(this::begin)),
                Endpoint.get(ONE, "A conversation and who is in it", List.of(GROUP),
                        door.reading(this::one)),
                Endpoint.put(ONE, "Gives a group a title, or says how long it keeps messages",
                        List.of(GROUP, TITLE, KEPT), door.changing(this::change)),
                Endpoint.post(ONE + "/members", "Adds people to a group",
                        List.of(GROUP, HANDLES.mandatory()), door.changing(this::add)),
                Endpoint.post(ONE + "/leave", "Leaves a group", List.of(GROUP),
                        door.changing(this::leave)),
                Endpoint.put(ONE + "/read", "Notes how far I have read; never goes back",
                        List.of(GROUP, SEQ), door.changing(this::read)),
                Endpoint.post(ONE + "/typing", "Shows the others that I am typing",
                        List.of(GROUP), door.changing(this::typing)));
    }

    private Conversations conversations() {
        return door.messenger().conversations();
    }

    private Reply list(UUID user, Arguments arguments) {
        Answer<ConversationPage> page = conversations().list(user, arguments.find("cursor"),
                arguments.whole("limit"));
        Reply reply = Reply.ok(page.value()
                .conversations()
                .stream()
                .map(MessagesReplies::conversation)
                .toList(), page.used());
        return page.value().next().map(next -> reply.header(NEXT, next)).orElse(reply);
    }

    private Reply unread(UUID user, Arguments arguments) {
        Answer<Long> unread = conversations().unread(user);
        return Reply.ok(Map.of("unread_count", unread.value()), unread.used());
    }

    private Reply begin(UUID user, Arguments arguments) {
        Answer<Set<UUID>> people = people(arguments);
        Answer<Message> first = conversations().startGroup(user, people.value(),
                arguments.text("title"), arguments.text("message"), arguments.find("client_id"));
        return Reply.ok(Map.of("message_group_uuid", first.value().group()),
                people.used().plus(first.used()));
    }

    private Answer<Set<UUID>> people(Arguments arguments) {
        List<String> handles = arguments.all(HANDLES.name());
        if (handles.size() > MOST_HANDLES) {
            throw Problem.badParameter(HANDLES.name(), "at most " + MOST_HANDLES + " at once")
                    .error();
        }
        List<Answer<Person>> people = handles.stream().map(door::person).toList();
        return new Answer<>(people.stream()
                .map(each -> each.value().uuid())
                .collect(Collectors.toSet()),
                people.stream().map(Answer::used).reduce(Capacity.NONE, Capacity::plus));
    }

    private Reply one(UUID user, Arguments arguments) {
        UUID group = MessagesDoor.id(arguments, GROUP.name());
        Answer<Conversation> found = conversations().find(user, group);
        Answer<List<Person>> members = conversations().members(user, group);
        Answer<List<Receipt>> receipts = conversations().receipts(user, group);
        Map<UUID, Long> read = receipts.value()
                .stream()
                .collect(Collectors.toMap(each -> each.person().uuid(), Receipt::readSeq));
        Map<String, Object> reply = MessagesReplies.conversation(found.value());
        reply.put("members", members.value().stream().map(each -> {
            Map<String, Object> member = MessagesReplies.person(each);
            member.put("read_seq", read.get(each.uuid()));
            return member;
        }).toList());
        return Reply.ok(reply, found.used().plus(members.used()).plus(receipts.used()));
    }

    private Reply change(UUID user, Arguments arguments) {
        UUID group = MessagesDoor.id(arguments, GROUP.name());
        Capacity used = Capacity.NONE;
        Optional<String> title = arguments.find(TITLE.name());
        if (title.isPresent()) {
            used = used.plus(conversations().retitle(user, group, title.get()).used());
        }
        Optional<Duration> kept = arguments.find(KEPT.name())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        if (kept.isPresent()) {
            used = used.plus(conversations().retain(user, group, kept.filter(
                    time -> !time.isZero())).used());
        }
        return row(user, group).after(used);
    }

    private Reply add(UUID user, Arguments arguments) {
        UUID group = MessagesDoor.id(arguments, GROUP.name());
        Answer<Set<UUID>> people = people(arguments);
        Capacity used = conversations().add(user, group, people.value()).used();
        return row(user, group).after(people.used().plus(used));
    }

    private Reply leave(UUID user, Arguments arguments) {
        return Reply.ok(Map.of(), conversations()
                .leave(user, MessagesDoor.id(arguments, GROUP.name()))
                .used());
    }

    private Reply read(UUID user, Arguments arguments) {
        Answer<Conversation> read = conversations().markRead(user,
                MessagesDoor.id(arguments, GROUP.name()),
                Long.parseLong(arguments.text(SEQ.name())));
        return Reply.ok(MessagesReplies.conversation(read.value()), read.used());
    }

    private Reply typing(UUID user, Arguments arguments) {
        UUID group = MessagesDoor.id(arguments, GROUP.name());
        Answer<List<Person>> members = conversations().members(user, group);
        members.value()
                .stream()
                .filter(each -> each.uuid().equals(user))
                .forEach(me -> live.typing(group, me, members.value()));
        return Reply.ok(Map.of(), members.used());
    }

    private Reply row(UUID user, UUID group) {
        Answer<Conversation> found = conversations().find(user, group);
        return Reply.ok(MessagesReplies.conversation(found.value()), found.used());
    }
}
