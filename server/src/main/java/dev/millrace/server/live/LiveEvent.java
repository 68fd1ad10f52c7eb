package dev.millrace.server.live;

import tools.jackson.databind.json.JsonMapper;

/// An event for a page.
///
/// @param data as JSON, on one line
record LiveEvent(String name, String data) {
    static LiveEvent of(String name, Object data) {
        return new LiveEvent(name, JsonMapper.shared().writeValueAsString(data));
    }

    /// As it goes over the wire, without an id.
    String text() {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    /// With an id, from which a page that lost its connection goes on.
    String text(String id) {
        return "id: " + id + "\n" + text();
    }
}
