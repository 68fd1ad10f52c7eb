package dev.millrace.tracker.hits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.Value;
import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.views.TrackerViews;
import dev.millrace.view.Source;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HitBatchesTest {
    private static final long HOUR = 1_666_224_000;
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final Site SITE = new Site("example.org");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 255, 256, 257, 1_000, 5_000})
    void readsWhatItPacked(int lines) {
        HitBatch batch = batch(new RandomHits(new Random(lines), HOUR).list(lines));

        HitBatch read = HitBatches.read(copy(HitBatches.toItem(batch)));

        assertThat(read).isEqualTo(batch);
        assertThat(read.hits()).isEqualTo(batch.hits());
        assertThat(read.columns()).isNotSameAs(batch.columns());
    }

    @Test
    void keepsLinesInTheOrderOfTimeAndRecord() {
        List<Hit> hits = new RandomHits(new Random(7), HOUR).list(500);

        assertThat(batch(hits).hits()).containsExactlyElementsOf(hits.stream()
                .sorted(Comparator.comparingLong(Hit::epochSecond)
                        .thenComparingLong(Hit::recordId))
                .toList());
    }

    @Test
    void isNamedByItsHourAndItsNumberInIt() {
        HitBatch batch = batch(new RandomHits(new Random(1), HOUR).list(20)).numbered(12);

        assertThat(batch.key())
                .isEqualTo(Key.of("example.org#/HITS#2022-10", HOUR + "#000012"));
        assertThat(HitKeys.hourOf(batch.key())).isEqualTo(batch.utcHour());
        assertThat(HitKeys.number(batch.key())).isEqualTo(12);
        Item numbered = HitBatches.numbered(HitBatches.toItem(batch.numbered(0)), batch);
        assertThat(numbered).isEqualTo(HitBatches.toItem(batch));
    }

    @Test
    void refusesLinesOfTwoHours() {
        List<Hit> hits = new ArrayList<>(new RandomHits(new Random(1), HOUR).list(1));
        hits.addAll(new RandomHits(new Random(1), HOUR + 3600).list(1));

        assertThatThrownBy(() -> batch(hits)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void handsOverIdentitiesFromTwoAttributesAlone() {
        HitBatch batch = batch(new RandomHits(new Random(3), HOUR).list(300));
        Item item = HitBatches.toItem(batch).without(HitBatches.HITS).without(HitBatches.SOURCE);
        List<List<Long>> found = new ArrayList<>();

        HitBatches.eachIdentity(item, (second, id) -> found.add(List.of(second, id)));

        assertThat(found).isEqualTo(batch.hits()
                .stream()
                .map(hit -> List.of(hit.epochSecond(), hit.recordId()))
                .toList());
    }

    @Test
    void coversBatchesOfEverySiteAndNothingElse() {
        assertThat(HitBatches.covers(Key.of("/HITS#2022-10-20", "1#a"))).isTrue();
        assertThat(HitBatches.covers(Key.of("my.site#/HITS#2022-10-20", "1#a"))).isTrue();
        assertThat(HitBatches.covers(Key.of("blog/HITS#2022-10-20", "1#a"))).isFalse();
        assertThat(HitBatches.covers(Key.of("INDEX", "/HITS#"))).isFalse();
        assertThat(HitBatches.covers(Key.of("/GUARD", "2022-10-20T07"))).isFalse();
    }

    /// Stored batches are read for years: these bytes were written by the first version.
    @Test
    void readsTheBytesOfTheFirstVersion() {
        HitBatch golden = golden();
        Item item = HitBatches.toItem(golden)
                .with(HitBatches.TIMES, bytes(GoldenBatch.TIMES))
                .with(HitBatches.IDS, bytes(GoldenBatch.IDS))
                .with(HitBatches.HITS, bytes(GoldenBatch.HITS));

        assertThat(HitBatches.read(item).hits()).isEqualTo(golden.hits());
        assertThat(item.text(HitBatches.ZONE)).hasValue("Europe/Zurich");
        assertThat(item.number(HitBatches.EXPIRES_AT)).isEqualTo(1_700_000_000);
        assertThat(item.number(HitBatches.LINES)).isEqualTo(3);
    }

    /// Triggers of change streams know batches by it, and let nothing else pass.
    @Test
    void carriesWhatMarksTheFactsOfItsSource() {
        Item item = HitBatches.toItem(batch(new RandomHits(new Random(4), HOUR).list(3)));

        assertThat(TrackerViews.HITS.mark())
                .contains(new Source.Mark.Attribute(HitBatches.HITS, 'B'));
        assertThat(item.binary(HitBatches.HITS)).isPresent();
    }

    static HitBatch golden() {
        Agent firefox = new Agent("Firefox", "106", "Windows", "desktop");
        Hit view = new Hit(HOUR + 1, 0x0123456789abL, Hit.Kind.VIEW, "blog/x/", -1,
                new Origin("Google", "google.com/", false), firefox, "CH", 200, 5120,
                new Campaign("news", "mail", "spring", "", ""));
        Hit bot = new Hit(HOUR + 2, 0xffffffffffffL, Hit.Kind.BOT, "blog/x/", 2,
                Origin.DIRECT, new Agent("Googlebot", "", "", "bot"), "US", 304, 0,
                Campaign.NONE);
        Hit error = new Hit(HOUR + 3599, 0, Hit.Kind.ERROR, "Zürich", 0,
                new Origin("", "example.org/", true), Agent.UNKNOWN, "", 404, 1L << 40,
                Campaign.NONE);
        return batch(List.of(view, bot, error)).expiringAt(OptionalLong.of(1_700_000_000));
    }

    @Test
    void noticesDamageOfEveryByte() {
        Item item = HitBatches.toItem(batch(new RandomHits(new Random(5), HOUR).list(40)));
        for (String attribute : List.of(HitBatches.TIMES, HitBatches.IDS, HitBatches.HITS)) {
            byte[] whole = item.binary(attribute).orElseThrow();
            for (int at = 0; at < whole.length; at++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 0x10;
                assertUnreadableOrEqual(item, item.with(attribute, Value.of(damaged)));
            }
        }
    }

    /// A bit of a frame's header that says nothing about its contents may change unnoticed.
    private static void assertUnreadableOrEqual(Item whole, Item damaged) {
        try {
            assertThat(HitBatches.read(damaged)).isEqualTo(HitBatches.read(whole));
        } catch (CorruptBatch expected) {
            assertThat(expected).hasMessageContaining("batch");
        }
    }

    @Test
    void noticesBytesThatAreCut() {
        Item item = HitBatches.toItem(batch(new RandomHits(new Random(6), HOUR).list(40)));
        for (String attribute : List.of(HitBatches.TIMES, HitBatches.IDS, HitBatches.HITS)) {
            byte[] whole = item.binary(attribute).orElseThrow();
            byte[] cut = Arrays.copyOf(whole, whole.length - 6);
            assertThatThrownBy(() -> HitBatches.read(item.with(attribute, Value.of(cut))))
                    .isInstanceOf(CorruptBatch.class);
        }
    }

    @Test
    void saysThatABatchIsOfANewerVersionOrLacksAnAttribute() {
        Item item = HitBatches.toItem(golden());

        assertThatThrownBy(() -> HitBatches.read(item.with("Format", 2)))
                .isInstanceOf(CorruptBatch.class)
                .hasMessageContaining("format 2");
        assertThatThrownBy(() -> HitBatches.read(item.without(HitBatches.ZONE)))
                .isInstanceOf(CorruptBatch.class)
                .hasMessageContaining("Zone");
        assertThatThrownBy(() -> HitBatches.read(item.with(HitBatches.ZONE, "Mars/Base")))
                .isInstanceOf(CorruptBatch.class);
    }

    private static HitBatch batch(List<Hit> hits) {
        return HitBatch.of(SITE, "access.log", ZONE, hits);
    }

    private static Item copy(Item item) {
        return Item.of(item.attributes());
    }

    private static Value bytes(String hex) {
        return Value.of(HexFormat.of().parseHex(hex));
    }
}
