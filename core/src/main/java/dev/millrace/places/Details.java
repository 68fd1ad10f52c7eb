package dev.millrace.places;

import dev.millrace.item.Utf8;
import dev.millrace.item.Value;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// What users may say of maps and points, checked: attributes ready to be stored.
public final class Details {
    /// Conditions on all attributes of an item must stay within DynamoDB's expressions.
    private static final int MOST = 100;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_NAME = 200;
    private static final int MOST_ID = 250;
    private static final int MOST_PLACE = 100;
    /// What replies add to a map; taken back in as if it were not there.
    private static final Set<String> OF_REPLIES = Set.of("mapId", "totalPoints", "categoryCounts",
            "uncategorised", "tourismScore");

    private Details() {}

    /// The attributes of a map from its JSON object. Members that replies add are left out, so that
    /// a reply can be changed and sent back.
    ///
    /// @throws PlaceError which names the member that breaks a rule
    static Map<String, Value> ofMap(String mapId, ObjectNode body) {
        requireSame("mapId", mapId, body);
        ObjectNode own = body.deepCopy().remove(OF_REPLIES);
        Map<String, Value> details = checked(own);
        requireText("city", PlacesTables.CITY, details);
        requireText("state", PlacesTables.STATE, details);
        requireText("country", PlacesTables.COUNTRY, details);
        if (details.isEmpty()) {
            throw PlaceError.invalid("body",
                    "a map has at least one member of its own, such as city");
        }
        return details;
    }

    /// The attributes of a point from its JSON object, without its two ids.
    ///
    /// @throws PlaceError which names the member that breaks a rule
    static Map<String, Value> ofPoint(ObjectNode body) {
        ObjectNode own = body.deepCopy().remove(Set.of("mapId", "pointId"));
        Map<String, Value> details = checked(own);
        if (details.get(PlacesTables.CATEGORY) instanceof Value.Nothing) {
            details.remove(PlacesTables.CATEGORY);
        }
        requireText("category", PlacesTables.CATEGORY, details);
        return details;
    }

    static void requireSame(String member, String wanted, ObjectNode body) {
        if (body.has(member) && !body.get(member).stringValue("").equals(wanted)) {
            throw PlaceError.invalid(member, member + " is not the one of the address: " + wanted);
        }
    }

    /// An id of a map or of a point.
    ///
    /// @throws PlaceError where it is not one
    public static String id(String member, String id) {
        if (id.isEmpty() || id.length() > MOST_ID || id.chars().anyMatch(Character::isISOControl)
                || id.contains("#slot.")) {
            throw PlaceError.invalid(member, member + " has 1 to " + MOST_ID
                    + " characters, none of them a control character, and no #slot.");
        }
        return id;
    }

    private static Map<String, Value> checked(ObjectNode members) {
        if (members.size() > MOST) {
            throw PlaceError.invalid("body", "there are more than " + MOST + " members");
        }
        members.propertyNames().forEach(Details::checkName);
        Map<String, Value> details = new TreeMap<>(Members.attributes(members));
        int bytes = details.entrySet()
                .stream()
                .mapToInt(each -> Utf8.length(each.getKey()) + each.getValue().size())
                .sum();
        if (bytes > MOST_BYTES) {
            throw PlaceError.invalid("body", "the members have more than 64 KB");
        }
        return details;
    }

    private static void checkName(String name) {
        boolean kept = PlaceMap.isKept(Members.swapped(name));
        if (name.isEmpty() || name.length() > MOST_NAME || name.startsWith("#") || kept) {
            throw PlaceError.invalid(name, "a member's name has 1 to " + MOST_NAME
                    + " characters, does not begin with #, and is none that Millrace keeps: "
                    + name);
        }
    }

    private static void requireText(String member, String attribute, Map<String, Value> details) {
        Value value = details.getOrDefault(attribute, Value.of("-"));
        int most = attribute.equals(PlacesTables.CATEGORY) ? PointFact.MOST_CATEGORY : MOST_PLACE;
        if (!(value instanceof Value.Text(String text)) || text.isEmpty()
                || text.length() > most) {
            throw PlaceError.invalid(member,
                    member + " is a text of 1 to " + most + " characters");
        }
    }
}
