package dev.millrace.places;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Points as comma-separated values. The first line has the names of the columns, of which
/// `pointId` must be there; `longitude`, `latitude` and `altitude` are numbers, all others texts; an
/// empty cell says nothing.
final class CsvFile {
    private static final Set<String> NUMBERS = Set.of(GeoJson.LONGITUDE, GeoJson.LATITUDE,
            GeoJson.ALTITUDE);
    /// Names that are known in whatever case.
    private static final Map<String, String> KNOWN = Map.of("mapid", "mapId", "pointid", "pointId",
            "category", "category", "longitude", GeoJson.LONGITUDE, "latitude", GeoJson.LATITUDE,
            "altitude", GeoJson.ALTITUDE);
    private final List<String> names;
    private final PointFile.Rows rows;

    private CsvFile(List<String> names, PointFile.Rows rows) {
        this.names = names;
        this.rows = rows;
    }

    static void read(InputStream in, PointFile.Rows rows) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(in)) {
            read(reader.iterator(), rows);
        } catch (CsvParseException e) {
            throw PlaceError.invalid("body", "the file is no CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Iterator<CsvRecord> records, PointFile.Rows rows) {
        if (!records.hasNext()) {
            return;
        }
        CsvFile file = new CsvFile(names(records.next().getFields()), rows);
        records.forEachRemaining(file::take);
    }

    private static List<String> names(List<String> header) {
        List<String> names = header.stream()
                .map(String::strip)
                .map(name -> KNOWN.getOrDefault(name.toLowerCase(Locale.ROOT), name))
                .toList();
        if (!names.contains("pointId")) {
            throw PlaceError.invalid("pointId",
                    "the first line names no column pointId: " + String.join(", ", names));
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw PlaceError.invalid("body",
                    "the first line names a column twice: " + String.join(", ", names));
        }
        return names;
    }

    private void take(CsvRecord record) {
        long line = record.getStartingLineNumber();
        try {
            rows.point(line, point(record));
        } catch (PlaceError reason) {
            rows.broken(line, reason);
        }
    }

    private ObjectNode point(CsvRecord record) {
        if (record.getFieldCount() != names.size()) {
            throw PlaceError.invalid("body", "the line has " + record.getFieldCount()
                    + " cells, the first one " + names.size());
        }
        ObjectNode point = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            String cell = record.getField(i);
            if (!cell.isEmpty()) {
                put(point, names.get(i), cell);
            }
        }
        return point;
    }

    private static void put(ObjectNode point, String name, String cell) {
        if (!NUMBERS.contains(name)) {
            point.put(name, cell);
            return;
        }
        try {
            point.put(name, new BigDecimal(cell.strip()));
        } catch (NumberFormatException e) {
            throw PlaceError.invalid(name, name + " is a number");
        }
    }
}
