package dev.millrace.places;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A file of points, in one of the forms that can be read.
public enum PointFile {
    /// A feature collection, see [GeoJson].
    GEOJSON {
        @Override
        void read(InputStream in, Rows rows) {
            GeoJsonFile.read(in, rows);
        }
    },
    /// Comma-separated values (RFC 4180), names in the first line.
    CSV {
        @Override
        void read(InputStream in, Rows rows) {
            CsvFile.read(in, rows);
        }
    };

    /// Reads a file in one pass.
    ///
    /// @throws PlaceError where the file itself cannot be read to its end; the rows before that
    ///             were taken
    abstract void read(InputStream in, Rows rows);

    /// The form of a file with this name, if its ending tells.
    public static Optional<PointFile> named(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (small.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        return small.endsWith(".geojson") || small.endsWith(".json")
                ? Optional.of(GEOJSON)
                : Optional.empty();
    }

    /// Takes what a file has.
    interface Rows {
        /// @param line where it begins, from 1
        /// @param point members of the point's JSON object, its ids among them
        void point(long line, ObjectNode point);

        /// Something that is no point.
        void broken(long line, PlaceError reason);
    }
}
