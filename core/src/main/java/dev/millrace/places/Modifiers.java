package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.store.Capacity;
import dev.millrace.store.Page;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Modifiers of countries and of their states, by which scores of maps are multiplied; 1 where none
/// is set.
public final class Modifiers {
    private static final int MOST_NAME = 100;
    private final Store store;

    public Modifiers(Store store) {
        this.store = store;
    }

    /// The modifier of a country, or of a state of it.
    public record Modifier(String country, Optional<String> state, BigDecimal value) {
        /// The members of its JSON object, in their order.
        public Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("country", country);
            state.ifPresent(name -> members.put("state", name));
            members.put("modifier", value);
            return members;
        }
    }

    /// All modifiers, each country before its states.
    public Costed<List<Modifier>> all() {
        Page page = Pages.all(store, Query.of(PlacesTables.REGION, Regions.MODIFIERS));
        return new Costed<>(page.items().stream().flatMap(Modifiers::read).toList(), page.used());
    }

    /// @param body an object with the member `modifier`
    /// @throws PlaceError where a name or the value breaks a rule
    public Costed<Modifier> set(String country, Optional<String> state, String body) {
        ObjectNode members = PlaceJson.object(body);
        requireOnlyModifier(country, state, members);
        BigDecimal value = members.get("modifier").decimalValue();
        Capacity used = set(country, state, value);
        return new Costed<>(new Modifier(country, state, value), used);
    }

    /// @throws PlaceError where a name or the value breaks a rule
    public Capacity set(String country, Optional<String> state, BigDecimal value) {
        Key key = key(country, state);
        if (!ModifierFact.isAllowed(value)) {
            throw PlaceError.invalid("modifier", "modifier is a number from 0 to "
                    + ModifierFact.MOST + " with at most " + ModifierFact.MOST_DECIMALS
                    + " decimals");
        }
        return store.write(Write.put(PlacesTables.REGION, PlacesTables.REGION_SCHEMA.itemOf(key)
                .with(PlacesTables.MODIFIER, Value.of(value)))).used();
    }

    /// @throws PlaceError where none is set
    public Capacity remove(String country, Optional<String> state) {
        Store.Written written = store
                .write(Write.delete(PlacesTables.REGION, key(country, state)));
        if (written.before().isEmpty()) {
            throw PlaceError.unknown("there is no modifier of " + country
                    + state.map(name -> ", " + name).orElse(""));
        }
        return written.used();
    }

    private static void requireOnlyModifier(String country, Optional<String> state,
            ObjectNode members) {
        Details.requireSame("country", country, members);
        Details.requireSame("state", state.orElse(""), members);
        for (String name : members.propertyNames()) {
            if (!Set.of("country", "state", "modifier").contains(name)) {
                throw PlaceError.invalid(name, "there is no member " + name
                        + "; there is modifier");
            }
        }
        if (!members.path("modifier").isNumber()) {
            throw PlaceError.invalid("modifier", "modifier is a number");
        }
    }

    private static Stream<Modifier> read(Item item) {
        try {
            ModifierFact fact = ModifierFact.of(item);
            return Stream.of(new Modifier(fact.region().country(),
                    fact.region().state(), fact.value()));
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }

    private static Key key(String country, Optional<String> state) {
        requireName("country", country);
        state.ifPresent(name -> requireName("state", name));
        return Regions.modifier(new Regions.Region(country, state));
    }

    private static void requireName(String member, String name) {
        if (name.isEmpty() || name.length() > MOST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw PlaceError.invalid(member,
                    member + " is a text of 1 to " + MOST_NAME + " characters");
        }
    }
}
