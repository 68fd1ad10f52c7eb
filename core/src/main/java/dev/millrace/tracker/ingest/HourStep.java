package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import java.util.ArrayList;
import java.util.List;

/// Batches of one hour that go to the store in one transaction, within DynamoDB's limits of 100
/// writes and 4 MB.
record HourStep(HourPlan plan, List<Packed> batches) {
    private static final int MOST_BATCHES = 90;
    private static final int MOST_BYTES = 3 << 20;

    /// Numbers the new ones among the batches after those that are stored.
    static List<HourStep> of(HourPlan plan, List<Packed> batches) {
        List<HourStep> steps = new ArrayList<>();
        HourStep step = new HourStep(plan, new ArrayList<>());
        int number = plan.known().nextNumber();
        for (Packed packed : batches) {
            Packed batch = packed.grown() ? packed : packed.numbered(number++);
            if (!step.takes(batch)) {
                steps.add(step);
                step = new HourStep(plan, new ArrayList<>());
            }
            step.batches.add(batch);
        }
        steps.add(step);
        return steps;
    }

    private boolean takes(Packed batch) {
        return batches.isEmpty() || (batches.size() < MOST_BATCHES
                && bytes() + batch.item().size() <= MOST_BYTES);
    }

    long bytes() {
        return batches.stream().mapToLong(batch -> batch.item().size()).sum();
    }

    /// The lines that are new with these batches.
    List<Hit> fresh() {
        List<Hit> fresh = new ArrayList<>();
        batches.forEach(batch -> fresh.addAll(batch.fresh()));
        return fresh;
    }

    /// Whether its batches come right after what is stored. They do not where the step before had
    /// to be packed again.
    boolean follows() {
        Packed first = batches.getFirst();
        return first.grown() || first.batch().number() == plan.known().nextNumber();
    }

    /// What is left when some of the batches are stored.
    HourHits freshAfter(int stored) {
        HourStep rest = new HourStep(plan, batches.subList(stored, batches.size()));
        return new HourHits(plan.fresh().utcHour(), plan.fresh().source(), rest.fresh());
    }
}
