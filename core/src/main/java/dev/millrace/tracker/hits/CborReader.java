package dev.millrace.tracker.hits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.cbor.CBORParser;

/// Reads what [Cbor] wrote; anything else is a [CorruptBatch].
final class CborReader {
    private final CBORParser in;

    private CborReader(CBORParser in) {
        this.in = in;
    }

    static <T> T read(byte[] document, Function<CborReader, T> body) {
        try (JsonParser parser = Cbor.FACTORY.createParser(ObjectReadContext.empty(), document)) {
            CborReader reader = new CborReader((CBORParser) parser);
            reader.expect(JsonToken.START_ARRAY);
            T result = body.apply(reader);
            reader.expect(JsonToken.END_ARRAY);
            return result;
        } catch (JacksonException e) {
            throw new CorruptBatch("a batch holds bytes that are no CBOR", e);
        }
    }

    long number() {
        expect(JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    List<String> texts() {
        expect(JsonToken.START_ARRAY);
        List<String> texts = new ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(in.getString());
        }
        if (in.currentToken() != JsonToken.END_ARRAY) {
            throw new CorruptBatch("a list of texts holds " + in.currentToken());
        }
        return texts;
    }

    long[] numbers() {
        expect(JsonToken.VALUE_EMBEDDED_OBJECT);
        return NumberWidth.ofTag(in.getCurrentTag()).unpack(in.getBinaryValue());
    }

    private void expect(JsonToken wanted) {
        JsonToken found = in.nextToken();
        if (found != wanted) {
            throw new CorruptBatch("a batch has " + found + " where " + wanted + " belongs");
        }
    }
}
