package dev.millrace.tracker.hits;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;

/// Writes the documents of a batch: one CBOR array each, its columns as typed arrays (RFC 8746) of
/// the smallest width that holds their numbers.
final class Cbor implements AutoCloseable {
    static final CBORFactory FACTORY = new CBORFactory();
    private final CBORGenerator out;

    private Cbor(CBORGenerator out) {
        this.out = out;
    }

    /// The bytes of the document that `body` writes.
    static byte[] document(Consumer<Cbor> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);
        try (Cbor cbor = new Cbor((CBORGenerator) generator)) {
            cbor.out.writeStartArray();
            body.accept(cbor);
            cbor.out.writeEndArray();
        }
        return bytes.toByteArray();
    }

    Cbor number(long number) {
        out.writeNumber(number);
        return this;
    }

    Cbor texts(List<String> texts) {
        out.writeStartArray(texts, texts.size());
        texts.forEach(out::writeString);
        out.writeEndArray();
        return this;
    }

    /// Numbers taken as unsigned.
    Cbor numbers(long[] numbers) {
        NumberWidth width = NumberWidth.of(numbers);
        out.writeTag(width.tag());
        out.writeBinary(width.pack(numbers));
        return this;
    }

    Cbor numbers(int[] numbers) {
        long[] wide = new long[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return numbers(wide);
    }

    @Override
    public void close() {
        out.close();
    }
}
