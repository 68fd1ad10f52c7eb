package dev.millrace.api;

import static dev.millrace.api.MessagesParameters.CLIENT_ID;
import static dev.millrace.api.MessagesParameters.GROUP;
import static dev.millrace.api.MessagesParameters.MESSAGE;
import static dev.millrace.api.MessagesParameters.MESSAGE_ID;

import dev.millrace.messages.Anchor;
import dev.millrace.messages.Answer;
import dev.millrace.messages.Message;
import dev.millrace.messages.MessagePage;
import dev.millrace.messages.Messages;
import dev.millrace.messages.Person;
import dev.millrace.messages.SearchPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The endpoints of messages: reading, sending, editing, deleting.
final class MessageEndpoints {
    static final String OLDER = "X-Older-Cursor";
    static final String NEWER = "X-Newer-Cursor";
    private static final String PATH = "/api/messages";
    private static final String OF_GROUP = PATH + "/{message_group_uuid}";
    private static final String ONE = OF_GROUP + "/{message_uuid}";
    private static final int STANDARD = 50;
    private static final Type SEQ = new Type.Whole(0, Long.MAX_VALUE / 2);
    private static final Parameter BEFORE = Parameter.query("before", SEQ,
            "The messages before this `seq`, or " + OLDER);
    private static final Parameter AFTER = Parameter.query("after", SEQ,
            "The messages after this `seq`, or " + NEWER);
    private static final Parameter FROM = Parameter.query("from",
            new Type.Choice(List.of("unread")), "From the first unread one on");
    private static final Parameter INTO = Parameter.optionalBody("message_group_uuid",
            new Type.Text(1, 64), "The conversation to send it into");
    private static final Parameter TO = Parameter.optionalBody("handle", new Type.Text(1, 64),
            "Whom to send it to, in the one conversation with them");

    private static final Parameter WORDS = Parameter.query("q", new Type.Text(1, 400), "The words")
            .mandatory();
    private static final Parameter IN = Parameter.query("message_group_uuid",
            new Type.Text(1, 64), "In this conversation alone");
    private static final int FOUND = 20;

    private final MessagesDoor door;

    MessageEndpoints(MessagesDoor door) {
        this.door = door;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(OF_GROUP, "Messages of a conversation, the oldest first: the newest,"
                        + " or those before or after one; the headers " + OLDER + " and " + NEWER
                        + " lead on",
                        List.of(GROUP, MessagesParameters.limit(STANDARD), BEFORE, AFTER, FROM),
                        door.reading(this::page)),
                Endpoint.post(PATH, "Sends a message into a conversation, which is answered; or to"
                        + " somebody, and the conversation is",
                        List.of(MESSAGE, INTO, TO, CLIENT_ID), door.changing(this::send)),
                Endpoint.get("/api/message_search", "My messages that hold all of the words, the"
                        + " newest of each conversation first; the header "
                        + ConversationEndpoints.NEXT + " leads on",
                        List.of(WORDS, IN, MessagesParameters.limit(FOUND),
                                MessagesParameters.cursor("cursor", "The header "
                                        + ConversationEndpoints.NEXT + " of the page before")),
                        door.changing(this::search)),
                Endpoint.put(ONE, "Changes the text of my message",
                        List.of(GROUP, MESSAGE_ID, MESSAGE), door.changing(this::edit)),
                Endpoint.delete(ONE, "Deletes my message", List.of(GROUP, MESSAGE_ID),
                        door.changing(this::delete)));
    }

    private Messages messages() {
        return door.messenger().messages();
    }

    private Reply page(UUID user, Arguments arguments) {
        Answer<MessagePage> page = messages().page(user, MessagesDoor.id(arguments, GROUP.name()),
                anchor(arguments), arguments.whole("limit"));
        Reply reply = Reply.ok(page.value()
                .messages()
                .stream()
                .map(MessagesReplies::message)
                .toList(), page.used());
        return with(with(reply, OLDER, page.value().before()), NEWER, page.value().after());
    }

    private static Reply with(Reply reply, String header, Optional<Long> seq) {
        return seq.map(number -> reply.header(header, number.toString())).orElse(reply);
    }

    private static Anchor anchor(Arguments arguments) {
        List<Anchor> asked = List.of(BEFORE, AFTER, FROM)
                .stream()
                .flatMap(each -> arguments.find(each.name())
                        .map(text -> anchor(each, text))
                        .stream())
                .toList();
        if (asked.size() > 1) {
            throw Problem.badParameter("before", "give one of before, after and from").error();
        }
        return asked.isEmpty() ? Anchor.NEWEST : asked.getFirst();
    }

    private static Anchor anchor(Parameter parameter, String text) {
        return switch (parameter.name()) {
            case "before" -> Anchor.before(Long.parseLong(text));
            case "after" -> Anchor.after(Long.parseLong(text));
            default -> Anchor.FIRST_UNREAD;
        };
    }

    private Reply send(UUID user, Arguments arguments) {
        Optional<String> group = arguments.find(INTO.name());
        Optional<String> handle = arguments.find(TO.name());
        if (group.isPresent() == handle.isPresent()) {
            throw Problem.badParameter(INTO.name(),
                    "give either message_group_uuid or handle").error();
        }
        return group.isPresent()
                ? sendInto(user, arguments)
                : sendTo(user, handle.orElseThrow(), arguments);
    }

    private Reply sendInto(UUID user, Arguments arguments) {
        Optional<String> clientId = arguments.find(CLIENT_ID.name());
        Answer<Message> sent = messages().send(user, MessagesDoor.id(arguments, INTO.name()),
                arguments.text(MESSAGE.name()), clientId);
        Map<String, Object> reply = MessagesReplies.message(sent.value());
        clientId.ifPresent(id -> reply.put(CLIENT_ID.name(), id));
        return Reply.ok(reply, sent.used());
    }

    private Reply sendTo(UUID user, String handle, Arguments arguments) {
        Answer<Person> other = door.person(handle.replaceFirst("^@", ""));
        Answer<Message> sent = door.messenger()
                .conversations()
                .start(user,
                        other.value().uuid(), arguments.text(MESSAGE.name()),
                        arguments.find(CLIENT_ID.name()));
        return Reply.ok(Map.of("message_group_uuid", sent.value().group()),
                other.used().plus(sent.used()));
    }

    private Reply search(UUID user, Arguments arguments) {
        Optional<UUID> group = arguments.find(IN.name())
                .map(_ -> MessagesDoor.id(arguments, IN.name()));
        Answer<SearchPage> page = messages().search(user, arguments.text(WORDS.name()), group,
                arguments.find("cursor"), arguments.whole("limit"));
        Reply reply = Reply.ok(page.value()
                .messages()
                .stream()
                .map(MessagesReplies::message)
                .toList(), page.used());
        return page.value()
                .next()
                .map(next -> reply.header(ConversationEndpoints.NEXT, next))
                .orElse(reply);
    }

    private Reply edit(UUID user, Arguments arguments) {
        Answer<Message> edited = messages().edit(user, MessagesDoor.id(arguments, GROUP.name()),
                MessagesDoor.id(arguments, MESSAGE_ID.name()), arguments.text(MESSAGE.name()));
        return Reply.ok(MessagesReplies.message(edited.value()), edited.used());
    }

    private Reply delete(UUID user, Arguments arguments) {
        Answer<Message> deleted = messages().delete(user,
                MessagesDoor.id(arguments, GROUP.name()),
                MessagesDoor.id(arguments, MESSAGE_ID.name()));
        return Reply.ok(MessagesReplies.message(deleted.value()), deleted.used());
    }
}
