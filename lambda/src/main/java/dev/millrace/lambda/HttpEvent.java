package dev.millrace.lambda;

import dev.millrace.api.Principal;
import dev.millrace.api.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An event of an HTTP API, payload version 2.0.
///
///     {"version": "2.0", "routeKey": "GET /pagetotals", "rawPath": "/pagetotals",
///      "rawQueryString": "prefix=blog%2F", "headers": {…}, "pathParameters": {…},
///      "body": "…", "isBase64Encoded": false}
record HttpEvent(JsonNode json) {
    /// @throws IllegalArgumentException where it is none
    HttpEvent {
        if (!json.path("version").asString("").startsWith("2.") || !json.has("routeKey")) {
            throw new IllegalArgumentException("no request of an HTTP API, payload version 2.0");
        }
    }

    /// Method and path template as the API declares them.
    String route() {
        return json.path("routeKey").asString("");
    }

    String path() {
        return json.path("rawPath").asString("");
    }

    String contentType() {
        return texts("headers").entrySet()
                .stream()
                .filter(each -> each.getKey().equalsIgnoreCase("content-type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /// @throws IllegalArgumentException where the query is not encoded as it must be
    Request request() {
        return new Request(texts("pathParameters"), query(), texts("headers"), body(), caller());
    }

    /// Whom API Gateway's authorizer has verified, if the route has one.
    private Optional<Principal> caller() {
        JsonNode claims = json.at("/requestContext/authorizer/jwt/claims");
        String issuer = claims.path("iss").asString("");
        String subject = claims.path("sub").asString("");
        return issuer.isEmpty() || subject.isEmpty()
                ? Optional.empty()
                : Optional.of(new Principal(issuer, subject,
                        Principal.HANDLES.stream()
                                .flatMap(name -> text(claims, name).stream())
                                .findFirst(),
                        text(claims, "name")));
    }

    private static Optional<String> text(JsonNode claims, String name) {
        return Optional.of(claims.path(name).asString("")).filter(text -> !text.isEmpty());
    }

    String body() {
        String text = json.path("body").asString("");
        return json.path("isBase64Encoded").asBoolean(false)
                ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
                : text;
    }

    /// From the raw text, since API Gateway joins values of one name by commas, which no longer
    /// tells one value with a comma from two.
    private Map<String, List<String>> query() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : json.path("rawQueryString").asString("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Map<String, String> texts(String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.path(member)
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asString("")));
        return texts;
    }
}
