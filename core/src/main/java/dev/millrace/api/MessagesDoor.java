package dev.millrace.api;

import dev.millrace.messages.Answer;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Person;
import dev.millrace.messages.Refusal;
import dev.millrace.messages.Refused;
import dev.millrace.messages.User;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// What all endpoints of the messages application share: who is calling, how fast, and what a
/// refusal is in HTTP.
final class MessagesDoor {
    private final Messenger messenger;
    private final Callers callers;
    private final RateLimit.Meter meter;

    MessagesDoor(Messenger messenger, RateLimit limit, InstantSource clock) {
        this.messenger = messenger;
        this.callers = new Callers(messenger);
        this.meter = new RateLimit.Meter(limit, clock);
    }

    /// What an endpoint does for a user.
    @FunctionalInterface
    interface Work {
        Reply of(UUID user, Arguments arguments);
    }

    Messenger messenger() {
        return messenger;
    }

    Function<Arguments, Reply> reading(Work work) {
        return arguments -> done(() -> {
            Answer<UUID> caller = callers.of(arguments.request()
                    .caller()
                    .orElseThrow(() -> Problem.notSignedIn().error()));
            return work.of(caller.value(), arguments).after(caller.used());
        });
    }

    /// Only so often.
    Function<Arguments, Reply> changing(Work work) {
        return reading((user, arguments) -> {
            meter.pass(user);
            return work.of(user, arguments);
        });
    }

    /// The user of a verified principal.
    User user(Principal principal) {
        return messenger.users().byId(callers.of(principal).value()).value();
    }

    private static Reply done(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (Refused e) {
            return Reply.of(problem(e));
        }
    }

    /// A group's or message's id from the path; what is no id names nothing.
    static UUID id(Arguments arguments, String name) {
        try {
            return UUID.fromString(arguments.text(name));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("there is no such " + name.replace("_uuid", "")
                    .replace('_', ' ')).error();
        }
    }

    /// Whom `@handle` in the path names, as `handle` does.
    static String handle(Arguments arguments) {
        return arguments.text(MessagesParameters.HANDLE.name()).replaceFirst("^@", "");
    }

    /// @throws Refused where nobody has the handle
    Answer<Person> person(String handle) {
        Answer<Optional<Person>> found = messenger.users().byHandle(handle);
        return new Answer<>(found.value()
                .orElseThrow(() -> new Refused(Refusal.USER_UNKNOWN,
                        "there is nobody called " + handle)),
                found.used());
    }

    private static Problem problem(Refused refused) {
        Refusal refusal = refused.refusal();
        int status = switch (refusal.kind()) {
            case INVALID -> 422;
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
        };
        String words = refusal.code().replace('_', ' ');
        return Problem.of(status, words.substring(0, 1).toUpperCase(Locale.ROOT)
                + words.substring(1), String.valueOf(refused.getMessage()))
                .withCodes(List.of(refusal.code()));
    }
}
