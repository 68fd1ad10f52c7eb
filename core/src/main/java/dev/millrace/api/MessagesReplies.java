package dev.millrace.api;

import dev.millrace.messages.Conversation;
import dev.millrace.messages.Message;
import dev.millrace.messages.Person;
import dev.millrace.messages.User;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the messages application answers, in the names of its seed. Absent values are `null`.
public final class MessagesReplies {
    private MessagesReplies() {}

    /// A conversation in the list of one of its members.
    public static Map<String, Object> conversation(Conversation each) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("uuid", each.group());
        members.put("kind", each.other().isPresent() ? "direct" : "group");
        members.put("display_name", each.other().map(Person::displayName).orElse(each.title()));
        members.put("handle", each.other().map(Person::handle).orElse(null));
        members.put("user_uuid", each.other().map(Person::uuid).orElse(null));
        putPreview(members, each.last());
        members.put("unread_count", each.unread());
        members.put("read_seq", each.readSeq());
        return members;
    }

    private static void putPreview(Map<String, Object> members,
            Optional<Conversation.Preview> last) {
        members.put("message", last.map(Conversation.Preview::text).orElse(""));
        members.put("message_uuid", last.map(Conversation.Preview::uuid).orElse(null));
        members.put("message_kind", last.map(each -> kind(each.kind())).orElse(null));
        members.put("message_user_uuid", last.map(Conversation.Preview::sender).orElse(null));
        members.put("message_deleted", last.map(Conversation.Preview::deleted).orElse(false));
        members.put("last_seq", last.map(Conversation.Preview::seq).orElse(0L));
        members.put("created_at", last.map(each -> time(each.createdAt())).orElse(null));
    }

    public static Map<String, Object> message(Message each) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("uuid", each.uuid());
        members.put("message_group_uuid", each.group());
        members.put("seq", each.seq());
        members.put("kind", kind(each.kind()));
        members.put("user_uuid", each.sender().uuid());
        members.put("handle", each.sender().handle());
        members.put("display_name", each.sender().displayName());
        members.put("message", each.text());
        members.put("created_at", time(each.createdAt()));
        members.put("edited_at", each.editedAt().map(MessagesReplies::time).orElse(null));
        members.put("deleted", each.deleted());
        return members;
    }

    public static Map<String, Object> person(Person each) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("uuid", each.uuid());
        members.put("handle", each.handle());
        members.put("display_name", each.displayName());
        return members;
    }

    static Map<String, Object> user(User each) {
        Map<String, Object> members = person(each.person());
        members.put("read_receipts", each.sharesReceipts());
        return members;
    }

    private static String kind(Message.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time);
    }
}
