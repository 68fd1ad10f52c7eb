package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.places.Maps;
import dev.millrace.places.PlaceError;
import dev.millrace.places.PlacesTables;
import dev.millrace.places.Points;
import dev.millrace.places.Precondition;
import dev.millrace.store.Pages;
import dev.millrace.store.Query;
import dev.millrace.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many who write, change, move and delete points of one map at the same time, on a connection that
/// breaks before or after every fourth call; then they do it again. Who writes knows nothing of what
/// was done, as in life.
public record PlacesCrowd(Store store, int writers, int steps) {
    public static final String MAP = "crowded";
    private static final String OTHER = "next door";
    private static final List<String> CATEGORIES = List.of("Landmark", "None", "a.b#c size", "é");

    public void run() throws InterruptedException {
        for (String map : List.of(MAP, OTHER)) {
            new Maps(store).put(map, "{\"city\":\"x\"}", Precondition.NONE);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                Writer writer = new Writer(i);
                running.add(threads.submit(writer::run));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The points that stand on a map, counted by category, `""` for none.
    public Map<String, Long> count() {
        Map<String, Long> counts = new TreeMap<>();
        for (Item item : Pages.all(store, Query.of(PlacesTables.POINT, MAP).strong()).items()) {
            counts.merge(item.text("Category").orElse(""), 1L, Long::sum);
        }
        return counts;
    }

    private final class Writer {
        private final int number;
        private final SplittableRandom random;
        private final Points points;

        Writer(int number) {
            this.number = number;
            this.random = new SplittableRandom(number);
            this.points = new Points(new FaultyStore(store, new FaultyStore.Between() {
                @Override
                public void beforeCall() {
                    crash();
                }

                @Override
                public void afterCall() {
                    crash();
                }
            }));
        }

        void run() {
            for (int i = 0; i < steps; i++) {
                String point = "p" + number + "." + random.nextInt(3);
                int dice = random.nextInt(10);
                String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
                untilDone(() -> step(dice, point, category));
            }
        }

        private void step(int dice, String point, String category) {
            String body = dice < 2 ? "{}" : "{\"category\":\"" + category + "\"}";
            if (dice < 6) {
                points.put(MAP, point, body, Precondition.NONE);
            } else if (dice < 8) {
                points.delete(MAP, point, Precondition.NONE);
            } else {
                points.put(MAP, point, "{\"mapId\":\"" + OTHER + "\"}", Precondition.NONE);
            }
        }

        /// Whoever hears nothing asks again; what is gone already need not go.
        private void untilDone(Runnable work) {
            boolean done = false;
            while (!done) {
                try {
                    work.run();
                    done = true;
                } catch (FaultyStore.Crash _) {
                    done = random.nextInt(5) == 0;
                } catch (PlaceError _) {
                    done = true;
                }
            }
        }

        private void crash() {
            if (random.nextInt(8) == 0) {
                throw new FaultyStore.Crash();
            }
        }
    }
}
