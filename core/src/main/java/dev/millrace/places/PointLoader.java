package dev.millrace.places;

import dev.millrace.store.Capacity;
import dev.millrace.store.Store;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Puts many points at once: in batches, each one transaction where the store has them. A point
/// that breaks a rule is refused and told, the others are stored; loading a file again
/// changes nothing.
public final class PointLoader {
    private static final int AT_A_TIME = 10_000;
    private final Store store;
    private final Optional<String> standardMap;
    private final Listener listener;
    private final List<PointBatch.Row> waiting = new ArrayList<>();
    private long read;
    private long stored;
    private Capacity used = Capacity.NONE;

    /// @param standardMap the map of points that name none
    public PointLoader(Store store, Optional<String> standardMap, Listener listener) {
        this.store = store;
        this.standardMap = standardMap;
        this.listener = listener;
    }

    /// Hears how it goes.
    public interface Listener {
        void progressed(long points);

        void refused(Refusal refusal);
    }

    /// A point that was not stored.
    ///
    /// @param line where it stands in its file, from 1
    /// @param field what of it is to blame
    public record Refusal(long line, String field, String reason) {}

    /// What became of the points of all files so far.
    ///
    /// @param stored points that stand in the store now, those that stood there before included
    public record Report(long read, long stored, long refused) {
        /// The members of its JSON object.
        public Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("read", read);
            members.put("stored", stored);
            members.put("refused", refused);
            return members;
        }
    }

    /// Stores the points of a file.
    ///
    /// @throws PlaceError where the file cannot be read to its end; what comes before that is stored
    public void load(PointFile form, InputStream in) {
        try {
            form.read(in, new PointFile.Rows() {
                @Override
                public void point(long line, ObjectNode point) {
                    take(new PointBatch.Row(line, point));
                }

                @Override
                public void broken(long line, PlaceError reason) {
                    read++;
                    refuse(line, reason);
                }
            });
        } finally {
            flush();
        }
    }

    public Costed<Report> report() {
        return new Costed<>(new Report(read, stored, read - stored), used);
    }

    private void take(PointBatch.Row row) {
        read++;
        waiting.add(row);
        if (waiting.size() >= AT_A_TIME) {
            flush();
        }
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        PointBatch batch = new PointBatch(store, standardMap);
        List<PointBatch.Row> rows = List.copyOf(waiting);
        waiting.clear();
        Costed<List<PointBatch.Refused>> done = store.together(() -> batch.put(rows));
        used = used.plus(done.used());
        stored += rows.size() - done.result().size();
        done.result().forEach(refused -> refuse(refused.line(), refused.reason()));
        listener.progressed(read);
    }

    private void refuse(long line, PlaceError reason) {
        listener.refused(new Refusal(line, reason.field().orElse("mapId"), reason.sentence()));
    }
}
