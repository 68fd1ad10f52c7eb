package dev.millrace.api;

import static dev.millrace.api.PlacesParameters.COUNTRY;
import static dev.millrace.api.PlacesParameters.STATE;
import static dev.millrace.api.PlacesReplies.guarded;

import dev.millrace.places.Costed;
import dev.millrace.places.Modifiers;
import dev.millrace.places.Modifiers.Modifier;
import dev.millrace.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The endpoints of the modifiers that scores are made with.
final class ModifierEndpoints {
    private static final String ALL = "/api/modifiers";
    private static final String OF_COUNTRY = ALL + "/{country}";
    private static final String OF_STATE = OF_COUNTRY + "/{state}";
    private static final String BODY = ": the body is {\"modifier\": 1.5}";
    private final Modifiers modifiers;
    private final PlacesReplies replies;

    ModifierEndpoints(Store store, PlacesReplies replies) {
        this.modifiers = new Modifiers(store);
        this.replies = replies;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(ALL, "What tourism scores are multiplied by, of countries and states",
                        List.of(), _ -> list()),
                Endpoint.put(OF_COUNTRY, "Sets the modifier of a country" + BODY,
                        List.of(COUNTRY), guarded(this::set)),
                Endpoint.put(OF_STATE, "Sets the modifier of a state" + BODY,
                        List.of(COUNTRY, STATE), guarded(this::set)),
                Endpoint.delete(OF_COUNTRY, "Makes the modifier of a country 1 again",
                        List.of(COUNTRY), guarded(this::remove)),
                Endpoint.delete(OF_STATE, "Makes the modifier of a state 1 again",
                        List.of(COUNTRY, STATE), guarded(this::remove)));
    }

    private Reply list() {
        Costed<List<Modifier>> all = modifiers.all();
        return Reply.ok(Map.of("modifiers",
                all.result().stream().map(Modifier::members).toList()), all.used());
    }

    private Reply set(Arguments arguments) {
        Costed<Modifier> set = modifiers.set(arguments.text(COUNTRY.name()), state(arguments),
                arguments.request().body());
        return replies.written(Reply.ok(set.result().members(), set.used()));
    }

    private Reply remove(Arguments arguments) {
        return replies.written(Reply.empty(
                modifiers.remove(arguments.text(COUNTRY.name()), state(arguments))));
    }

    private static Optional<String> state(Arguments arguments) {
        return arguments.request().path().containsKey(STATE.name())
                ? arguments.find(STATE.name())
                : Optional.empty();
    }
}
