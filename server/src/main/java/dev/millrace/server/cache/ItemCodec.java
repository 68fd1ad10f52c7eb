package dev.millrace.server.cache;

import dev.millrace.item.Item;
import dev.millrace.item.ItemJson;
import dev.millrace.store.Cursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What is kept, as the text that a shared cache holds: DynamoDB's JSON.
final class ItemCodec {
    private ItemCodec() {}

    static String write(Item item) {
        return JsonMapper.shared().writeValueAsString(ItemJson.of(item));
    }

    static String write(Kept kept) {
        return JsonMapper.shared()
                .writeValueAsString(new Form(kept.items().stream().map(ItemJson::of).toList(),
                        kept.next().map(cursor -> ItemJson.of(cursor.keys())).orElse(Map.of())));
    }

    /// What the text says, empty where it is not of this form: another version wrote it.
    static Optional<Kept> read(String text) {
        try {
            Form form = JsonMapper.shared().readValue(text, Form.class);
            return Optional.of(new Kept(form.items().stream().map(ItemJson::parse).toList(),
                    form.next().isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Cursor(ItemJson.parse(form.next())))));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private record Form(List<Map<String, Object>> items, Map<String, Object> next) {}
}
