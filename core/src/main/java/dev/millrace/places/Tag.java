package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells one state of an item from another by what its user said of it, whoever wrote it.
///
/// Two who change the same state at the same time must not both succeed, though each may leave alone
/// what the other one changes. So a write that depends on a state also leaves a mark there, which is
/// part of its own condition. Items that are written without condition have none.
final class Tag {
    /// No user's attribute begins with `#`.
    static final String MARK = "#Tag";
    private static final int BYTES = 12;

    private Tag() {}

    static String of(Map<String, Value> details) {
        StringBuilder text = new StringBuilder();
        write(new Value.Mapping(details), text);
        byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    /// Holds while an item has each of these attributes as it has them here, and the mark.
    static Condition unchanged(Map<String, Value> details, Item found) {
        List<Condition> conditions = new ArrayList<>();
        details.forEach((name, value) -> conditions.add(Condition.equal(name, value)));
        conditions.add(found.find(MARK)
                .map(mark -> Condition.equal(MARK, mark))
                .orElse(Condition.absent(MARK)));
        return Condition.all(conditions.toArray(Condition[]::new));
    }

    /// One text for each value, and no other one for the same.
    private static void write(Value value, StringBuilder out) {
        switch (value) {
            case Value.Text(String text) -> out.append('S').append(text.length()).append(text);
            case Value.Listing(List<Value> values) -> {
                out.append('L').append(values.size());
                values.forEach(each -> write(each, out));
            }
            case Value.Mapping(Map<String, Value> values) -> {
                out.append('M').append(values.size());
                new TreeMap<>(values).forEach((name, each) -> {
                    write(Value.of(name), out);
                    write(each, out);
                });
            }
            case Value other -> write(Value.of(other.toString()), out);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
