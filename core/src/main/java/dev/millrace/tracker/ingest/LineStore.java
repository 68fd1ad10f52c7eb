package dev.millrace.tracker.ingest;

import dev.millrace.store.ConditionFailed;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.tracker.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Stores lines once. Looks up which are new, packs those on the workers, and writes them hour by
/// hour, each time with the hour's guard; where another writer was faster, it looks again. Belongs
/// to one thread.
final class LineStore {
    private static final long MOST_BYTES_TOGETHER = 16 << 20;
    private final Store store;
    private final StoredSettings stored;
    private final HourWrites writes;
    private final ExecutorService workers;
    private final HourLedger ledger;
    private SiteSettings settings;

    LineStore(Store store, Site site, SiteSettings settings, ExecutorService workers) {
        this.store = store;
        this.settings = settings;
        this.workers = workers;
        this.stored = new StoredSettings(store, site);
        this.writes = new HourWrites(site);
        this.ledger = new HourLedger(store, site);
    }

    /// Stores what is new of the lines of some hours, each hour once in the list.
    ///
    /// @throws ConditionFailed where a condition of the writes alongside does not hold
    ImportReport add(List<HourHits> hours, Delivery delivery) {
        try {
            List<HourPlan> plans = hours.stream()
                    .map(hour -> HourPlan.of(hour, ledger.of(hour.utcHour())))
                    .toList();
            ImportReport report = duplicates(plans).plus(write(steps(plans, delivery), delivery));
            ledger.shrink();
            return report;
        } catch (RuntimeException e) {
            ledger.forget();
            throw e;
        }
    }

    private static ImportReport duplicates(List<HourPlan> plans) {
        return ImportReport.ofDuplicates(plans.stream().mapToLong(HourPlan::duplicates).sum());
    }

    private List<HourStep> steps(List<HourPlan> plans, Delivery delivery) {
        record Packing(HourPlan plan, List<Future<List<Packed>>> tasks) {}
        List<Packing> started = plans.stream()
                .filter(plan -> !plan.isEmpty())
                .map(plan -> new Packing(plan, Tasks.start(workers, tasks(plan, delivery))))
                .toList();
        return started.stream()
                .flatMap(packing -> HourStep.of(packing.plan(), packing.tasks()
                        .stream()
                        .flatMap(task -> Tasks.result(task).stream())
                        .toList()).stream())
                .toList();
    }

    private List<Callable<List<Packed>>> tasks(HourPlan plan, Delivery delivery) {
        return delivery.packing().tasks(plan.fresh(), settings);
    }

    private ImportReport write(List<HourStep> steps, Delivery delivery) {
        if (steps.isEmpty()) {
            return finish(delivery);
        }
        ImportReport report = ImportReport.NONE;
        int from = 0;
        while (from < steps.size()) {
            int end = endOfTransaction(steps, from);
            List<HourStep> part = steps.subList(from, end);
            Delivery here = end == steps.size() ? delivery : delivery.packingAlone();
            report = report.plus(store.together(() -> writeAll(part, here)));
            from = end;
        }
        return report;
    }

    private static int endOfTransaction(List<HourStep> steps, int from) {
        long bytes = 0;
        int end = from;
        while (end < steps.size()) {
            bytes += steps.get(end).bytes();
            if (end > from && bytes > MOST_BYTES_TOGETHER) {
                break;
            }
            end++;
        }
        return end;
    }

    /// Writes the steps, what goes alongside with the last of them.
    private ImportReport writeAll(List<HourStep> steps, Delivery delivery) {
        ImportReport report = ImportReport.NONE;
        for (HourStep step : steps.subList(0, steps.size() - 1)) {
            report = report.plus(write(step, delivery.packingAlone()));
        }
        return report.plus(write(steps.getLast(), delivery));
    }

    private ImportReport write(HourStep step, Delivery delivery) {
        List<Write> own = writes.of(step, settings);
        List<Write> all = new ArrayList<>(own);
        all.addAll(delivery.alongside().get());
        try {
            store.transact(all);
            step.plan().known().advance();
            return HourPlan.counted(step.fresh());
        } catch (ConditionFailed overtaken) {
            if (overtaken.index() >= own.size()) {
                throw overtaken;
            }
            return writeAgain(step.freshHits(), delivery);
        }
    }

    /// Another writer stored lines of the hour, or the settings were changed.
    private ImportReport writeAgain(HourHits hour, Delivery delivery) {
        ledger.forget();
        settings = stored.required();
        HourPlan plan = HourPlan.of(hour, ledger.of(hour.utcHour()));
        ImportReport duplicates = ImportReport.ofDuplicates(plan.duplicates());
        if (plan.isEmpty()) {
            return duplicates.plus(finish(delivery));
        }
        List<Packed> packed = tasks(plan, delivery).stream()
                .flatMap(task -> Tasks.call(task).stream())
                .toList();
        return duplicates.plus(writeAll(HourStep.of(plan, packed), delivery));
    }

    private ImportReport finish(Delivery delivery) {
        List<Write> alongside = delivery.alongside().get();
        if (!alongside.isEmpty()) {
            store.transact(alongside);
        }
        return ImportReport.NONE;
    }
}
