package dev.millrace.tracker.hits;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The columns beside the identities as one compressed document: for each column its values, then
/// the codes of the rows. Records of texts have one list per part.
final class DetailsCodec {
    private static final int KINDS = Hit.Kind.values().length;

    private DetailsCodec() {}

    static byte[] pack(Details details) {
        return Compressed.pack(Cbor.document(cbor -> {
            numbers(cbor, details.kinds(), kind -> (long) kind.code());
            texts(cbor, details.pages(), List.of(page -> page));
            numbers(cbor, details.visitors(), visitor -> visitor);
            texts(cbor, details.origins(), List.of(Origin::source, Origin::referrer,
                    origin -> origin.internal() ? "i" : ""));
            texts(cbor, details.agents(),
                    List.of(Agent::browser, Agent::version, Agent::system, Agent::device));
            texts(cbor, details.countries(), List.of(country -> country));
            numbers(cbor, details.statuses(), status -> (long) status);
            cbor.numbers(details.bytes());
            texts(cbor, details.campaigns(), List.of(Campaign::source, Campaign::medium,
                    Campaign::name, Campaign::term, Campaign::content));
        }));
    }

    private static <T> void texts(Cbor cbor, Column<T> column, List<Function<T, String>> parts) {
        for (Function<T, String> part : parts) {
            cbor.texts(column.values().stream().map(part).toList());
        }
        cbor.numbers(column.codes());
    }

    private static <T> void numbers(Cbor cbor, Column<T> column, Function<T, Long> number) {
        cbor.numbers(column.values().stream().mapToLong(number::apply).toArray());
        cbor.numbers(column.codes());
    }

    /// @param lines how many each column must have
    static Details unpack(byte[] packed, int lines) {
        return CborReader.read(Compressed.unpack(packed), cbor -> {
            ColumnReader in = new ColumnReader(cbor, lines);
            return new Details(
                    in.numbers(DetailsCodec::kind),
                    in.texts(1, parts -> parts.get(0)),
                    in.numbers(number -> number),
                    in.texts(3, parts -> new Origin(parts.get(0), parts.get(1),
                            parts.get(2).equals("i"))),
                    in.texts(4, parts -> new Agent(parts.get(0), parts.get(1), parts.get(2),
                            parts.get(3))),
                    in.texts(1, parts -> parts.get(0)),
                    in.numbers(Math::toIntExact),
                    in.rows(),
                    in.texts(5, parts -> new Campaign(parts.get(0), parts.get(1), parts.get(2),
                            parts.get(3), parts.get(4))));
        });
    }

    private static Hit.Kind kind(long code) {
        for (Hit.Kind kind : Hit.Kind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw new CorruptBatch("no kind of hit has the code " + code + " of " + KINDS);
    }

    /// Reads columns and checks that they fit together.
    private record ColumnReader(CborReader cbor, int lines) {
        <T> Column<T> texts(int width, Function<List<String>, T> value) {
            List<List<String>> parts = new ArrayList<>();
            for (int part = 0; part < width; part++) {
                parts.add(cbor.texts());
            }
            List<T> values = new ArrayList<>();
            for (int i = 0; i < parts.getFirst().size(); i++) {
                values.add(value.apply(across(parts, i)));
            }
            return new Column<>(values, codes(values.size()));
        }

        private static List<String> across(List<List<String>> parts, int place) {
            return parts.stream().map(part -> {
                if (place >= part.size()) {
                    throw new CorruptBatch("the parts of a column differ in length");
                }
                return part.get(place);
            }).toList();
        }

        <T> Column<T> numbers(Function<Long, T> value) {
            List<T> values = new ArrayList<>();
            for (long number : cbor.numbers()) {
                values.add(value.apply(number));
            }
            return new Column<>(values, codes(values.size()));
        }

        long[] rows() {
            long[] rows = cbor.numbers();
            if (rows.length != lines) {
                throw new CorruptBatch("a column has " + rows.length + " rows, not " + lines);
            }
            return rows;
        }

        private int[] codes(int values) {
            long[] wide = rows();
            int[] codes = new int[wide.length];
            for (int row = 0; row < codes.length; row++) {
                if (wide[row] < 0 || wide[row] >= values) {
                    throw new CorruptBatch("a row names value " + wide[row] + " of " + values);
                }
                codes[row] = (int) wide[row];
            }
            return codes;
        }
    }
}
