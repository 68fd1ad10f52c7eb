package dev.millrace.tracker.hits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Batches as items of the tracker's table. What was packed or read is remembered as long as the
/// item itself lives, so that the view engine unpacks nothing that was just packed.
///
/// | attribute | holds |
/// |---|---|
/// | `Format` | 1 |
/// | `Source`, `Zone`, `Lines`, `ExpiresAt` | as in [HitBatch] |
/// | `Times` | seconds, compressed |
/// | `Ids` | record ids, six bytes each |
/// | `Hits` | the other columns, compressed |
/// | `Guarded` | 1 where the hour has a guard: see the `ingest` package |
///
/// Bytes are never compared: another version of the library may pack the same lines otherwise.
public final class HitBatches {
    public static final String SOURCE = "Source";
    public static final String ZONE = "Zone";
    public static final String LINES = "Lines";
    public static final String EXPIRES_AT = "ExpiresAt";
    public static final String TIMES = "Times";
    public static final String IDS = "Ids";
    public static final String HITS = "Hits";
    public static final String GUARDED = "Guarded";
    /// A batch that packs to more is split by who writes it.
    public static final int MOST_ITEM_BYTES = 300 * 1024;
    private static final String FORMAT = "Format";
    private static final long VERSION = 1;
    private static final Cache<Item, HitBatch> KNOWN = Caffeine.newBuilder().weakKeys().build();

    private HitBatches() {}

    public static Item toItem(HitBatch batch) {
        Times times = batch.columns().times();
        byte[] ids = TimesCodec.packIds(times);
        Item item = TrackerTable.SCHEMA.itemOf(batch.key())
                .with(FORMAT, VERSION)
                .with(SOURCE, batch.source())
                .with(ZONE, batch.zone().getId())
                .with(LINES, batch.size())
                .with(TIMES, binary(TimesCodec.packSeconds(times, ids)))
                .with(IDS, binary(ids))
                .with(HITS, binary(DetailsCodec.pack(batch.columns().details())));
        Item whole = batch.expiresAt().isPresent()
                ? item.with(EXPIRES_AT, batch.expiresAt().getAsLong())
                : item;
        return known(whole, batch);
    }

    /// The item of a batch, as the batch of another number in its hour.
    public static Item numbered(Item item, HitBatch batch) {
        return known(item.with(TrackerTable.SORT, batch.key().sort()), batch);
    }

    /// The item of a batch of an hour that has a guard.
    public static Item guarded(Item item, HitBatch batch) {
        return known(item.with(GUARDED, 1), batch);
    }

    private static Item known(Item item, HitBatch batch) {
        KNOWN.put(item, batch);
        return item;
    }

    /// Whether an item with this key is a batch of hits, of whatever site.
    public static boolean covers(Key key) {
        int end = key.partition().indexOf(Site.HITS);
        return end == 0 || (end > 0 && key.partition().charAt(end - 1) == '#');
    }

    /// @throws CorruptBatch where the item cannot be read
    public static HitBatch read(Item item) {
        return KNOWN.get(item, HitBatches::unpack);
    }

    private static HitBatch unpack(Item item) {
        checkVersion(item);
        Times times = times(item);
        Details details = DetailsCodec.unpack(bytes(item, HITS), times.size());
        Key key = TrackerTable.SCHEMA.keyOf(item);
        return orCorrupt(() -> new HitBatch(site(key), HitKeys.number(key), text(item, SOURCE),
                ZoneId.of(text(item, ZONE)), expiresAt(item), new HitColumns(times, details)));
    }

    /// Hands over the identity of each line of a batch, for which only the attributes `Times` and
    /// `Ids` are needed.
    public static void eachIdentity(Item item, IdentityAction action) {
        Times times = times(item);
        for (int row = 0; row < times.size(); row++) {
            action.accept(times.seconds()[row], times.recordIds()[row]);
        }
    }

    /// Takes the identity of a line.
    @FunctionalInterface
    public interface IdentityAction {
        void accept(long epochSecond, long recordId);
    }

    private static Times times(Item item) {
        return TimesCodec.unpack(bytes(item, TIMES), bytes(item, IDS));
    }

    private static HitBatch orCorrupt(Supplier<HitBatch> batch) {
        try {
            return batch.get();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new CorruptBatch("an item is no batch of hits: " + e.getMessage(), e);
        }
    }

    private static void checkVersion(Item item) {
        if (item.number(FORMAT) != VERSION) {
            throw new CorruptBatch("a batch has format " + item.number(FORMAT)
                    + ", this version of Millrace reads " + VERSION);
        }
    }

    private static Site site(Key key) {
        int prefix = key.partition().indexOf(Site.HITS);
        return prefix <= 0 ? Site.DEFAULT : new Site(key.partition().substring(0, prefix - 1));
    }

    private static OptionalLong expiresAt(Item item) {
        return item.has(EXPIRES_AT)
                ? OptionalLong.of(item.number(EXPIRES_AT))
                : OptionalLong.empty();
    }

    private static String text(Item item, String attribute) {
        return item.text(attribute).orElseThrow(() -> missing(attribute));
    }

    private static byte[] bytes(Item item, String attribute) {
        return item.binary(attribute).orElseThrow(() -> missing(attribute));
    }

    private static CorruptBatch missing(String attribute) {
        return new CorruptBatch("a batch lacks the attribute " + attribute);
    }

    private static Value binary(byte[] bytes) {
        return new Value.Binary(bytes);
    }
}
