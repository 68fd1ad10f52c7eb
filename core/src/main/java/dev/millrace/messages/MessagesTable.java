package dev.millrace.messages;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.TableSchema;

/// The table of the messages application, with the keys and names of its seed where it has them.
///
/// | item | pk | sk |
/// |---|---|---|
/// | message | `MSG#<group>`, from the 1,001st on `MSG#<group>#1`, … | sequence number, 10 digits |
/// | conversation of a user | `GRP#<user>` | `<group>` |
/// | group | `GROUP#<group>` | `META` |
/// | change of a message | `CHANGE#<group>` | number of the change, 10 digits |
/// | direct group of a pair | `PAIR#<user>#<user>` | `PAIR` |
/// | user | `USER#<user>` | `PROFILE` |
/// | handle | `HANDLE#<handle>` | `HANDLE` |
/// | identity | `SUBJECT#<length>#<issuer>#<subject>` | `SUBJECT` |
/// | block | `USER#<blocker>` | `BLOCK#<blocked>` |
/// | blockers of a user | `USER#<blocked>` | `BLOCKED_BY` |
/// | marks of a feed's position | `FEED#<user>` | `<id>#<part>` |
/// | claim of a client's id | `CLAIM#<user>#<client id>` | `CLAIM` |
public final class MessagesTable {
    public static final String NAME = "cruddur-messages";
    public static final String PARTITION = "pk";
    public static final String SORT = "sk";
    /// Epoch second after which an item is gone.
    public static final String EXPIRES_AT = "expires_at";

    /// All members' conversation items of one group.
    public static final String GROUP_INDEX = "message-group-sk-index";
    /// One user's conversations by the time of their newest message.
    public static final String INBOX_INDEX = "inbox-index";

    static final String GROUP = "message_group_uuid";
    /// The group of a pair or of a claim, which are not in the index of groups.
    static final String TO_GROUP = "to_message_group_uuid";
    static final String MESSAGE = "message";
    static final String KIND = "kind";
    static final String MESSAGE_UUID = "message_uuid";
    static final String USER = "user_uuid";
    static final String DISPLAY_NAME = "user_display_name";
    static final String HANDLE = "user_handle";
    static final String SEQ = "seq";
    static final String CREATED_AT = "created_at";
    static final String EDITED_AT = "edited_at";
    static final String DELETED_AT = "deleted_at";
    static final String VERSION = "version";
    static final String CHANGE = "change";
    static final String MEMBERS = "members";

    /// On conversations, by their user.
    static final String INBOX = "inbox";
    static final String TITLE = "title";
    static final String JOINED_SEQ = "joined_seq";
    static final String READ_SEQ = "read_seq";
    static final String RECEIPT_SEQ = "receipt_seq";
    static final String OTHER_REVISION = "other_revision";

    /// On conversations, by the view.
    static final String LAST_ORDER = "last_order";
    static final String LAST_SEQ = "last_seq";
    static final String LAST_UUID = "last_message_uuid";
    static final String LAST_AT = "last_message_at";
    static final String LAST_KIND = "last_kind";
    static final String LAST_SENDER = "last_sender_uuid";
    static final String LAST_DELETED = "last_deleted";
    static final String LAST_EXPIRES = "last_expires_at";
    static final String LAST_CHANGE = "last_change";
    static final String OWN_SEQ = "own_seq";

    /// `message` is a conversation's by the view and a message's by its author, so it is not among
    /// the engine's attributes; the others protect the item.
    public static final TableSchema SCHEMA = TableSchema.of(NAME, PARTITION, SORT)
            .withTtl(EXPIRES_AT)
            .withIndexes(new IndexSchema(GROUP_INDEX, GROUP, SORT),
                    new IndexSchema(INBOX_INDEX, INBOX, LAST_AT))
            .withEngineAttributes(LAST_ORDER, LAST_SEQ, LAST_UUID, LAST_AT, LAST_KIND, LAST_SENDER,
                    LAST_DELETED, LAST_EXPIRES, LAST_CHANGE, OWN_SEQ, "w#*");

    private MessagesTable() {}
}
