package dev.millrace.sqlite;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORParser;

/// The binary form of items: a CBOR map of the attributes that are not keys, since those lie beside
/// it. A set of strings is an array with CBOR's tag for sets.
final class Bodies {
    private static final int SET_TAG = 258;
    private static final CBORFactory CBOR = CBORFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private Bodies() {}

    static byte[] encode(TableSchema schema, Item item) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (CBORGenerator out = (CBORGenerator) CBOR.createGenerator(ObjectWriteContext.empty(),
                bytes)) {
            out.writeStartObject();
            item.attributes().forEach((name, value) -> {
                if (!isKey(schema, name)) {
                    out.writeName(name);
                    write(out, value);
                }
            });
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static Item decode(TableSchema schema, Key key, byte[] body) {
        try (CBORParser in = (CBORParser) CBOR.createParser(ObjectReadContext.empty(), body)) {
            in.nextToken();
            Map<String, Value> attributes = readMap(in);
            attributes.put(schema.partitionKey(), Value.of(key.partition()));
            schema.sortKey().ifPresent(name -> attributes.put(name, Value.of(key.sort())));
            return Item.of(attributes);
        }
    }

    private static boolean isKey(TableSchema schema, String name) {
        return name.equals(schema.partitionKey())
                || schema.sortKey().filter(name::equals).isPresent();
    }

    private static void write(CBORGenerator out, Value value) {
        switch (value) {
            case Value.Text(String text) -> out.writeString(text);
            case Value.Num(BigDecimal number) -> writeNumber(out, number);
            case Value.Binary(byte[] bytes) -> out.writeBinary(bytes);
            case Value.Bool(boolean truth) -> out.writeBoolean(truth);
            case Value.Nothing() -> out.writeNull();
            case Value.Listing(List<Value> values) -> {
                out.writeStartArray(values, values.size());
                values.forEach(each -> write(out, each));
                out.writeEndArray();
            }
            case Value.Mapping(Map<String, Value> values) -> {
                out.writeStartObject();
                values.forEach((name, each) -> {
                    out.writeName(name);
                    write(out, each);
                });
                out.writeEndObject();
            }
            case Value.TextSet set -> {
                out.writeTag(SET_TAG);
                out.writeStartArray(set, set.values().size());
                set.values().forEach(out::writeString);
                out.writeEndArray();
            }
        }
    }

    private static void writeNumber(CBORGenerator out, BigDecimal number) {
        if (number.scale() != 0) {
            out.writeNumber(number);
        } else if (number.precision() < 19) {
            out.writeNumber(number.longValue());
        } else {
            out.writeNumber(number.toBigInteger());
        }
    }

    private static Map<String, Value> readMap(CBORParser in) {
        Map<String, Value> values = new HashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            values.put(name, read(in, in.nextToken()));
        }
        return values;
    }

    private static Value read(CBORParser in, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> new Value.Text(in.getString());
            case VALUE_NUMBER_INT -> readNumber(in);
            case VALUE_NUMBER_FLOAT -> new Value.Num(in.getDecimalValue());
            case VALUE_EMBEDDED_OBJECT -> new Value.Binary(in.getBinaryValue());
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case VALUE_NULL -> new Value.Nothing();
            case START_OBJECT -> new Value.Mapping(readMap(in));
            case START_ARRAY -> in.getCurrentTag() == SET_TAG ? readSet(in) : readList(in);
            case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME ->
                throw new IllegalStateException(
                        "not the body of an item: " + token);
        };
    }

    private static Value readNumber(CBORParser in) {
        return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new Value.Num(new BigDecimal(in.getBigIntegerValue()))
                : Value.of(in.getLongValue());
    }

    private static Value readSet(CBORParser in) {
        TreeSet<String> values = new TreeSet<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(in.getString());
        }
        return new Value.TextSet(values);
    }

    private static Value readList(CBORParser in) {
        List<Value> values = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in
                .nextToken()) {
            values.add(read(in, token));
        }
        return new Value.Listing(values);
    }
}
