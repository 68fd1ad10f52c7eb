package dev.millrace.api;

/// Parameters that several endpoints of the messages application take.
final class MessagesParameters {
    private static final int MOST = 100;
    private static final Type ID = new Type.Text(1, 64);
    /// What is longer is refused by the application itself, with the code that says so.
    private static final Type MESSAGE_TYPE = new Type.Text(0, 64 * 1024);

    static final Parameter GROUP = Parameter.path("message_group_uuid", ID, "A conversation");
    static final Parameter MESSAGE_ID = Parameter.path("message_uuid", ID, "A message of it");
    static final Parameter HANDLE = Parameter.path("handle", new Type.Text(1, 64),
            "Somebody's handle, with or without @ before it");
    static final Parameter MESSAGE = Parameter
            .optionalBody("message", MESSAGE_TYPE, "The text, 1 to 1024 characters")
            .orElse("");
    static final Parameter CLIENT_ID = Parameter.optionalBody("client_id", ID,
            "The client's own id of this message: whoever sends again with it gets the message"
                    + " that was sent");
    static final Parameter HANDLES = Parameter.optionalBody("handles", new Type.Texts(1, 64),
            "Handles of people");

    private MessagesParameters() {}

    static Parameter limit(int standard) {
        return Parameter.query("limit", new Type.Whole(1, MOST), "How many at most")
                .orElse(String.valueOf(standard));
    }

    static Parameter cursor(String name, String summary) {
        return Parameter.query(name, new Type.Text(1, 200), summary);
    }
}
