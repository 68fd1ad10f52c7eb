package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.places.Maps;
import dev.millrace.places.Modifiers;
import dev.millrace.places.PlaceError;
import dev.millrace.places.PlaceMap;
import dev.millrace.places.PlacesTables;
import dev.millrace.places.PlacesViews;
import dev.millrace.places.Points;
import dev.millrace.places.Precondition;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Derivation;
import dev.millrace.store.event.StreamEvent;
import dev.millrace.view.FactReader;
import dev.millrace.view.Slots;
import dev.millrace.view.StreamApplier;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The views of places on change streams, which follow one another: points, maps, regions.
final class PlacesStreamTest {
    private static final Instant NOW = Instant.parse("2022-10-20T00:00:00Z");
    private static final int RUNS = 150;
    private static final String SPACE_NEEDLE = """
            "NewImage":{"Category":{"S":"Landmark"},
              "Address":{"S":"400 Broad St, Seattle, WA 98109"},
              "PointId":{"S":"SpaceNeedleId"},"MapId":{"S":"SeattleMapId"}},
            "StreamViewType":"NEW_AND_OLD_IMAGES",""";

    private final HandClock clock = new HandClock(NOW);
    private final MemoryStore store = new MemoryStore(clock, Derivation.NONE);
    private final ViewEngine engine = new ViewEngine(PlacesViews.all());
    private final ViewAudit audit = prepared();

    private ViewAudit prepared() {
        PlacesTables.all()
                .stream()
                .map(TableSchema::withEngineAttributes)
                .forEach(store.tables()::create);
        return new ViewAudit(store, engine);
    }

    @Test
    void tellsTheStoryOfTheSeed() {
        Followed followed = new Followed(new SplittableRandom(1), false);
        new PlacesStory(store, followed::rest).tell();
        followed.repeat();
        assertThatAllHold();
    }

    @Test
    void countsWhatAHundredWritersLeave() throws InterruptedException {
        PlacesCrowd crowd = new PlacesCrowd(store, 100, 10);
        crowd.run();
        Followed followed = new Followed(new SplittableRandom(2), true);
        for (int i = 0; i < 300; i++) {
            followed.step();
        }
        followed.rest();
        PlaceMap map = map(PlacesCrowd.MAP);
        assertThat(map.totalPoints())
                .isEqualTo(crowd.count().values().stream().mapToLong(each -> each).sum());
        assertThatAllHold();
    }

    @Test
    void isExactInEveryOrder() {
        for (int seed = 0; seed < RUNS; seed++) {
            PlacesStreamTest run = new PlacesStreamTest();
            run.live(new SplittableRandom(seed));
            run.assertThatAllHold();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            """
            {"Records":[{"eventID":"557c8825da98fd59e1ac0e4db8258c99","eventName":"INSERT",
            "eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"us-east-2",
            "dynamodb":{"ApproximateCreationDateTime":1666224000.0,
            "Keys":{"PointId":{"S":"SpaceNeedleId"},"MapId":{"S":"SeattleMapId"}},
            IMAGE "SequenceNumber":"100000000000950939886","SizeBytes":128},
            "eventSourceARN":"XXX"}]}""",
            """
            {"Records":[{"eventID":"1","eventVersion":"1.0",
            "dynamodb":{"Keys":{"Id":{"N":"101"}}, IMAGE "SequenceNumber":"111","SizeBytes":26},
            "awsRegion":"us-west-2","eventName":"INSERT","eventSourceARN":"XXX",
            "eventSource":"aws:dynamodb"}]}"""})
    void digestsTheEventsOfTheSeed(String json) {
        StreamEvent event = StreamEvent.read(json.replace("IMAGE", SPACE_NEEDLE),
                PlacesTables.all(), NOW);
        assertThat(event.unreadable()).isEmpty();
        StreamApplier applier = new StreamApplier(store, engine, clock);
        applier.apply("shard", event.records());
        applier.apply("shard", event.records());
        assertThat(map("SeattleMapId")).returns(1L, PlaceMap::totalPoints)
                .returns(Map.of("Landmark", 1L), PlaceMap::categoryCounts);
    }

    private void live(SplittableRandom random) {
        Followed followed = new Followed(random, true);
        for (int i = 0; i < 60; i++) {
            if (random.nextBoolean()) {
                write(random);
            } else {
                followed.step();
            }
        }
        followed.rest();
    }

    private void write(SplittableRandom random) {
        String map = "m" + random.nextInt(3);
        String country = "c" + random.nextInt(2);
        try {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> new Points(store).put(map, "p" + random.nextInt(4),
                        "{\"category\":\"k" + random.nextInt(3) + "\"}", Precondition.NONE);
                case 3 -> new Points(store).delete(map, "p" + random.nextInt(4),
                        Precondition.NONE);
                case 4 -> new Points(store).put(map, "p" + random.nextInt(4),
                        "{\"mapId\":\"m" + random.nextInt(3) + "\"}", Precondition.NONE);
                case 5 -> new Maps(store).delete(map, Precondition.NONE);
                case 6 -> new Modifiers(store).set(country,
                        random.nextBoolean() ? Optional.of("s") : Optional.empty(),
                        BigDecimal.valueOf(random.nextInt(40), 1));
                default -> new Maps(store).put(map,
                        "{\"country\":\"" + country + "\",\"state\":\"s\"}", Precondition.NONE);
            }
        } catch (PlaceError _) {
            // it was not there, or is in the way: nothing is done
        }
    }

    private PlaceMap map(String mapId) {
        return Slots.find(PlacesTables.MAP_SCHEMA, Key.of(mapId), FactReader.of(store))
                .map(PlaceMap::new)
                .orElseThrow();
    }

    private void assertThatAllHold() {
        assertThat(audit.list()).allSatisfy(view -> assertThat(audit.verify(view.name()))
                .as(view.name())
                .satisfies(found -> assertThat(found.differences()).isEmpty()));
    }

    /// The streams of all three tables, delivered by workers that crash or do not.
    private final class Followed {
        private final SplittableRandom random;
        private final List<Delivery> deliveries;
        private boolean crashing;

        Followed(SplittableRandom random, boolean crashing) {
            this.random = random;
            this.crashing = crashing;
            StreamApplier applier = new StreamApplier(new FaultyStore(store,
                    new FaultyStore.Between() {
                        @Override
                        public void beforeCall() {
                            crash();
                        }

                        @Override
                        public void afterCall() {
                            crash();
                        }
                    }), engine, clock, 2);
            this.deliveries = PlacesTables.all()
                    .stream()
                    .map(table -> new Delivery(store.changes(table.name()),
                            named(table.name(), applier), random))
                    .toList();
        }

        void step() {
            Delivery delivery = deliveries.get(random.nextInt(deliveries.size()));
            try {
                switch (random.nextInt(12)) {
                    case 0 -> delivery.split();
                    case 1, 2 -> delivery.deliverOld();
                    default -> delivery.deliverNew();
                }
            } catch (FaultyStore.Crash _) {
                // nothing was acknowledged: it comes again
            }
        }

        void rest() {
            boolean before = crashing;
            crashing = false;
            for (int level = 0; level <= deliveries.size(); level++) {
                deliveries.forEach(Delivery::deliverAll);
            }
            crashing = before;
        }

        void repeat() {
            deliveries.forEach(delivery -> delivery.repeatAll(3));
            rest();
        }

        private void crash() {
            if (crashing && random.nextInt(12) == 0) {
                throw new FaultyStore.Crash();
            }
        }

        /// Shards of different tables have different names, as on DynamoDB.
        private Delivery.Applier named(String table, StreamApplier applier) {
            return new Delivery.Applier() {
                @Override
                public void apply(String shard, List<ChangeRecord> batch) {
                    applier.apply(table + shard, batch);
                }

                @Override
                public void finish(String shard) {
                    applier.finish(table + shard);
                }
            };
        }
    }
}
