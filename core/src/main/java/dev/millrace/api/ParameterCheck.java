package dev.millrace.api;

import java.util.List;

/// Checks the values given for a parameter against what is declared.
final class ParameterCheck {
    private ParameterCheck() {}

    /// The values, as they are.
    ///
    /// @throws ApiError with status 400 that names the parameter
    static List<String> of(Parameter parameter, List<String> values) {
        if (values.isEmpty() && parameter.required()) {
            throw bad(parameter, "is required: " + parameter.summary());
        }
        if (values.size() > 1 && !parameter.mayRepeat()) {
            throw bad(parameter, "is given more than once");
        }
        values.forEach(value -> check(parameter, value));
        return List.copyOf(values);
    }

    private static void check(Parameter parameter, String value) {
        switch (parameter.type()) {
            case Type.Text(int least, int most) -> checkLength(parameter, value, least, most);
            case Type.Texts(int least, int most) -> checkLength(parameter, value, least, most);
            case Type.Flag() -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw bad(parameter, "is true or false");
                }
            }
            case Type.Time() -> {
                if (Moment.parse(value).isEmpty()) {
                    throw bad(parameter, "is a date (2022-10-20), an RFC 3339 time"
                            + " (2022-10-20T08:49:42Z) or epoch seconds (1666255782),"
                            + " from 1970 to 2199");
                }
            }
            case Type.Whole whole -> {
                if (!isWithin(value, whole)) {
                    throw bad(parameter, "is a whole number from " + whole.least() + " to "
                            + whole.most());
                }
            }
            case Type.Choice(List<String> choices) -> {
                if (!choices.contains(value)) {
                    throw bad(parameter, "is one of " + String.join(", ", choices));
                }
            }
            case Type.Pairs(List<String> names) -> {
                int at = value.indexOf('=');
                if (at < 0 || !names.contains(value.substring(0, at))) {
                    throw bad(parameter, "is written NAME=VALUE, where NAME is one of "
                            + String.join(", ", names));
                }
            }
        }
    }

    private static void checkLength(Parameter parameter, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            throw bad(parameter, "has " + least + " to " + most + " characters");
        }
    }

    private static boolean isWithin(String value, Type.Whole whole) {
        if (value.isEmpty() || value.length() > 18
                || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long number = Long.parseLong(value);
        return whole.least() <= number && number <= whole.most();
    }

    private static ApiError bad(Parameter parameter, String what) {
        return Problem.badParameter(parameter.name(), parameter.name() + " " + what).error();
    }
}
