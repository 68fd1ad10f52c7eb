package dev.millrace.tracker.question;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.tracker.TrackerTable;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.cbor.CBORMapper;

/// A day's summary as a cached item. It names the facts that it was computed from, and holds good
/// as long as the day's item names the same.
///
/// | attribute | holds |
/// |---|---|
/// | `Facts` | the number that the day's item has as `Changes` |
/// | `Summary` | figures and tables: CBOR, compressed |
final class SummaryItem {
    static final String FACTS = "Facts";
    static final String SUMMARY = "Summary";
    /// A larger one is not cached.
    static final int MOST_BYTES = 350 * 1024;
    /// Stops a damaged length from taking all memory.
    private static final long MOST_UNPACKED_BYTES = 64L << 20;
    private static final CBORMapper CBOR = new CBORMapper();

    private SummaryItem() {}

    static Item of(Key key, long facts, DaySummary summary) {
        return TrackerTable.SCHEMA.itemOf(key)
                .with(FACTS, facts)
                .with(SUMMARY, Value.of(Zstd.compress(CBOR.writeValueAsBytes(summary))));
    }

    /// The summary, unless it is of other facts or cannot be read.
    static Optional<DaySummary> read(Item item, long facts) {
        return item.has(FACTS) && item.number(FACTS) == facts
                ? item.binary(SUMMARY).flatMap(SummaryItem::unpacked)
                : Optional.empty();
    }

    private static Optional<DaySummary> unpacked(byte[] packed) {
        long size = Zstd.getFrameContentSize(packed);
        if (size <= 0 || size > MOST_UNPACKED_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(CBOR.readValue(
                    Zstd.decompress(packed, Math.toIntExact(size)), DaySummary.class));
        } catch (JacksonException | ZstdException e) {
            return Optional.empty(); // it is only a cache: computed again
        }
    }
}
