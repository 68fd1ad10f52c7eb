package dev.millrace.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The OpenAPI 3.1 document of a list of endpoints.
public final class OpenApi {
    private OpenApi() {}

    public static Map<String, Object> document(List<Endpoint> endpoints) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (Endpoint endpoint : endpoints) {
            paths.computeIfAbsent(endpoint.path(), _ -> new TreeMap<>())
                    .put(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        return object(
                "openapi", "3.1.0",
                "info", object("title", "Millrace", "version", "1"),
                "paths", paths,
                "components", object("schemas", object("Problem", problem()), "securitySchemes",
                        object("token", object("type", "http", "scheme", "bearer",
                                "bearerFormat", "JWT"))));
    }

    private static Map<String, Object> operation(Endpoint endpoint) {
        Map<String, Object> operation = object("summary", endpoint.summary());
        List<Object> parameters = new ArrayList<>();
        endpoint.parameters()
                .stream()
                .filter(each -> each.place() != Parameter.Place.BODY)
                .forEach(each -> parameters.add(parameter(each)));
        operation.put("parameters", parameters);
        List<Parameter> members = endpoint.parameters()
                .stream()
                .filter(each -> each.place() == Parameter.Place.BODY)
                .toList();
        if (!members.isEmpty()) {
            operation.put("requestBody", object("required", true, "content",
                    object(Reply.JSON, object("schema", body(members)))));
        }
        if (endpoint.access() == Access.SIGNED_IN) {
            operation.put("security", List.of(object("token", List.of())));
        }
        operation.put("responses", responses());
        return operation;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        return object(
                "name", parameter.name(),
                "in", parameter.place().name().toLowerCase(Locale.ROOT),
                "required", parameter.required(),
                "description", parameter.summary(),
                "schema", schema(parameter));
    }

    private static Map<String, Object> body(List<Parameter> members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Parameter member : members) {
            Map<String, Object> property = schema(member);
            property.put("description", member.summary());
            properties.put(member.name(), property);
        }
        return object("type", "object", "properties", properties, "required",
                members.stream().filter(Parameter::required).map(Parameter::name).toList(),
                "additionalProperties", false);
    }

    private static Map<String, Object> schema(Parameter parameter) {
        Map<String, Object> schema = switch (parameter.type()) {
            case Type.Text(int least, int most) ->
                object("type", "string", "minLength", least, "maxLength", most);
            case Type.Texts(int least, int most) -> object("type", "array", "items",
                    object("type", "string", "minLength", least, "maxLength", most));
            case Type.Flag() -> object("type", "boolean");
            case Type.Time() -> object("type", "string");
            case Type.Whole(long least, long most) ->
                object("type", "integer", "minimum", least, "maximum", most);
            case Type.Choice(List<String> values) -> object("type", "string", "enum", values);
            case Type.Pairs(List<String> names) -> object("type", "array", "items",
                    object("type", "string", "pattern", "^(" + String.join("|", names) + ")="));
        };
        parameter.standard()
                .ifPresent(value -> schema.put("default",
                        parameter.type() instanceof Type.Whole
                                ? (Object) Long.valueOf(value)
                                : value));
        return schema;
    }

    private static Map<String, Object> responses() {
        Map<String, Object> failure = object("description", "A problem (RFC 9457)",
                "content", object(Reply.PROBLEM,
                        object("schema", object("$ref", "#/components/schemas/Problem"))));
        return object(
                "200", object("description", "The answer",
                        "headers", object("X-Consumed-Capacity", object(
                                "description", "DynamoDB units used: read=1.5 write=0",
                                "schema", object("type", "string"))),
                        "content", object(Reply.JSON, object())),
                "default", failure);
    }

    private static Map<String, Object> problem() {
        return object("type", "object", "properties", object(
                "type", object("type", "string"),
                "title", object("type", "string"),
                "status", object("type", "integer"),
                "detail", object("type", "string"),
                "parameter", object("type", "string"),
                "errors", object("type", "array", "items", object("type", "string"))));
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
