package dev.millrace.messages;

import java.util.Locale;

/// Why an operation was refused; nothing was written then.
public enum Refusal {
    MESSAGE_BLANK(Kind.INVALID), MESSAGE_EXCEED_MAX_CHARS(Kind.INVALID), MESSAGE_MALFORMED(
            Kind.INVALID), MESSAGE_TO_SELF(Kind.INVALID), CLIENT_ID_INVALID(
                    Kind.INVALID), CURSOR_INVALID(Kind.INVALID), LIMIT_INVALID(
                            Kind.INVALID), SEARCH_INVALID(Kind.INVALID), IDENTITY_INVALID(
                                    Kind.INVALID), HANDLE_INVALID(
                                            Kind.INVALID), DISPLAY_NAME_INVALID(
                                                    Kind.INVALID), TITLE_INVALID(
                                                            Kind.INVALID), RETENTION_INVALID(
                                                                    Kind.INVALID), GROUP_TOO_LARGE(
                                                                            Kind.INVALID), GROUP_TOO_SMALL(
                                                                                    Kind.INVALID), READ_POSITION_INVALID(
                                                                                            Kind.INVALID), CONVERSATION_IS_DIRECT(
                                                                                                    Kind.INVALID), USER_UNKNOWN(
                                                                                                            Kind.NOT_FOUND), MESSAGE_GROUP_UNKNOWN(
                                                                                                                    Kind.NOT_FOUND), MESSAGE_UNKNOWN(
                                                                                                                            Kind.NOT_FOUND), NOT_THE_AUTHOR(
                                                                                                                                    Kind.FORBIDDEN), BLOCKED(
                                                                                                                                            Kind.FORBIDDEN), HANDLE_TAKEN(
                                                                                                                                                    Kind.CONFLICT), CLIENT_ID_REUSED(
                                                                                                                                                            Kind.CONFLICT), MESSAGE_DELETED(
                                                                                                                                                                    Kind.CONFLICT);

    private final Kind kind;

    Refusal(Kind kind) {
        this.kind = kind;
    }

    /// What kind of fault it is: what was asked is not valid, is not there for this user, is not
    /// allowed, or contradicts what is there.
    public enum Kind {
        INVALID, NOT_FOUND, FORBIDDEN, CONFLICT
    }

    public Kind kind() {
        return kind;
    }

    /// The code that an API says, as `message_blank`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
