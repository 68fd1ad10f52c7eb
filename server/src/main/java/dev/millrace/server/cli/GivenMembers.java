package dev.millrace.server.cli;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Members of a JSON object as they are given on the command line: `name=text` or `name:=json`.
final class GivenMembers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private GivenMembers() {}

    /// The text of the object.
    static String json(List<String> members) {
        ObjectNode object = JSON.createObjectNode();
        members.forEach(member -> add(object, member));
        return object.toString();
    }

    private static void add(ObjectNode object, String member) {
        int at = member.indexOf('=');
        if (at < 1) {
            throw new WrongUsage("write NAME=TEXT or NAME:=JSON, not " + member);
        }
        boolean isJson = member.charAt(at - 1) == ':';
        String name = member.substring(0, isJson ? at - 1 : at);
        String value = member.substring(at + 1);
        try {
            object.set(name, isJson ? JSON.readTree(value) : object.stringNode(value));
        } catch (JacksonException e) {
            throw new WrongUsage(name + " is no JSON: " + value);
        }
    }
}
