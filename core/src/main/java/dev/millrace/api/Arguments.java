package dev.millrace.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The checked values of a request's parameters. What is asked for here was declared and is of its
/// type, so handlers check no syntax.
public final class Arguments {
    private final Request request;
    private final Map<String, List<String>> texts;

    private Arguments(Request request, Map<String, List<String>> texts) {
        this.request = request;
        this.texts = texts;
    }

    /// @throws ApiError with status 400 where a parameter is missing, unknown or wrong
    static Arguments of(List<Parameter> parameters, Request request) {
        Map<String, List<String>> given = given(parameters, request);
        refuseUnknown(parameters, given);
        Map<String, List<String>> checked = new HashMap<>();
        for (Parameter parameter : parameters) {
            List<String> values = given.getOrDefault(parameter.name(),
                    parameter.standard().stream().toList());
            checked.put(parameter.name(), ParameterCheck.of(parameter, values));
        }
        return new Arguments(request, checked);
    }

    private static Map<String, List<String>> given(List<Parameter> parameters,
            Request request) {
        Map<String, List<String>> given = new HashMap<>(request.query());
        request.path().forEach((name, value) -> given.put(name, List.of(value)));
        boolean hasBody = parameters.stream()
                .anyMatch(each -> each.place() == Parameter.Place.BODY);
        if (hasBody) {
            given.putAll(Body.readTexts(request.body()));
        }
        return given;
    }

    private static void refuseUnknown(List<Parameter> parameters,
            Map<String, List<String>> given) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        given.keySet()
                .stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.badParameter(name, known.isEmpty()
                            ? "there is no parameter " + name + "; this takes none"
                            : "there is no parameter " + name + "; there are "
                                    + String.join(", ", known))
                            .error();
                });
    }

    /// The request itself, for what is no parameter: headers, a body of free form.
    public Request request() {
        return request;
    }

    public Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    /// The text of a parameter that is required or has a standard value.
    public String text(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(
                "the parameter " + name + " is neither required nor has a standard value"));
    }

    public Optional<Moment> moment(String name) {
        return find(name).flatMap(Moment::parse);
    }

    public int whole(String name) {
        return Integer.parseInt(text(name));
    }

    public List<String> all(String name) {
        List<String> values = texts.get(name);
        if (values == null) {
            throw new IllegalStateException("the parameter " + name + " is not declared");
        }
        return values;
    }
}
