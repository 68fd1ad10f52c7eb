package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Damage to sample views, as lost changes or a wrong declaration leave it: counters and extremes
/// that are wrong, too many or missing.
final class SampleDamage {
    private static final List<String> ATTRIBUTES = List.of("Total", "Bytes", "c#c0", "c#c1", "c#x",
            "Shared", "First", "Last", "LatestAt", "Score");

    private SampleDamage() {}

    static void in(Store store, SplittableRandom random) {
        for (Item item : store.tables().scan("Owners", Optional.empty(), 1000).items()) {
            Key key = SampleViews.OWNERS.keyOf(item);
            for (String attribute : ATTRIBUTES) {
                Write.Update update = Write.update("Owners", key);
                switch (random.nextInt(4)) {
                    case 0 -> store.write(update.remove(attribute));
                    case 1 -> store.write(update.set(attribute, random.nextInt(40)));
                    default -> {
                        // It is left as it is.
                    }
                }
            }
        }
    }
}
