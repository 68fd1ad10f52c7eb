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
/// hour as [HourWrites] says; where another writer was faster, it looks again. Belongs to
/// one thread.
final class LineStore {
    private static final long MOST_BYTES_TOGETHER = 16 << 20;
    private final Store store;
    private final Site site;
    private final StoredSettings stored;
    private final HourWrites writes;
    private final HitMonths months;
    private final ExecutorService workers;
    private final HourLedger ledger;
    private SiteSettings settings;

    LineStore(Store store, Site site, SiteSettings settings, ExecutorService workers) {
        this.store = store;
        this.site = site;
        this.settings = settings;
        this.workers = workers;
        this.stored = new StoredSettings(store, site);
        this.writes = new HourWrites(site);
        this.months = new HitMonths(store, site);
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
            forget();
            throw e;
        }
    }

    private void forget() {
        ledger.forget();
        months.forget();
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
        return delivery.packing().tasks(plan, settings);
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
            report = report.plus(store.together(() -> writeChecked(part, here)));
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

    /// Writes the steps by the settings as they are. Where they were changed while that went on,
    /// whoever changed them may not have seen these batches, so they are brought in line here.
    private ImportReport writeChecked(List<HourStep> steps, Delivery delivery) {
        boolean current = stored.required().revision() == settings.revision();
        ImportReport report = writeAll(steps, delivery, current ? this::write : this::writeAgain);
        SiteSettings now = stored.required();
        if (now.revision() != settings.revision()) {
            BatchSweep sweep = new BatchSweep(store, site);
            steps.forEach(step -> sweep.apply(step.plan().fresh().utcHour(), now));
        }
        return report;
    }

    /// How one step is written.
    private interface StepWriter {
        ImportReport write(HourStep step, Delivery delivery);
    }

    /// Writes the steps, what goes alongside with the last of them.
    private static ImportReport writeAll(List<HourStep> steps, Delivery delivery,
            StepWriter writer) {
        ImportReport report = ImportReport.NONE;
        for (HourStep step : steps.subList(0, steps.size() - 1)) {
            report = report.plus(writer.write(step, delivery.packingAlone()));
        }
        return report.plus(writer.write(steps.getLast(), delivery));
    }

    private ImportReport write(HourStep step, Delivery delivery) {
        if (!step.follows()) {
            return writeAgain(step, delivery);
        }
        months.note(step.plan().fresh().utcHour());
        return step.plan().known().isGuarded() || !delivery.alongside().isEmpty()
                ? writeGuarded(step, delivery)
                : writeNext(step, delivery);
    }

    /// One after another: who finds a number taken has not seen what stands there.
    private ImportReport writeNext(HourStep step, Delivery delivery) {
        ImportReport report = ImportReport.NONE;
        for (int i = 0; i < step.batches().size(); i++) {
            Packed batch = step.batches().get(i);
            try {
                store.write(writes.next(batch));
            } catch (ConditionFailed overtaken) {
                return report.plus(writeAgain(step.freshAfter(i), delivery));
            }
            step.plan().known().sawBatch(batch.batch().number());
            report = report.plus(HourPlan.counted(batch.fresh()));
        }
        return report;
    }

    private ImportReport writeGuarded(HourStep step, Delivery delivery) {
        List<Write> own = writes.guarded(step, settings);
        List<Write> all = new ArrayList<>(own);
        all.addAll(delivery.alongside());
        try {
            store.transact(all);
        } catch (ConditionFailed overtaken) {
            if (overtaken.index() >= own.size()) {
                throw overtaken;
            }
            return writeAgain(step, delivery);
        }
        KnownLines known = step.plan().known();
        known.guardedAt(known.revision() + 1);
        step.batches().forEach(batch -> known.sawBatch(batch.batch().number()));
        return HourPlan.counted(step.fresh());
    }

    private ImportReport writeAgain(HourStep step, Delivery delivery) {
        return writeAgain(step.freshAfter(0), delivery);
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
        return duplicates.plus(writeAll(HourStep.of(plan, packed), delivery, this::write));
    }

    private ImportReport finish(Delivery delivery) {
        if (!delivery.alongside().isEmpty()) {
            store.transact(delivery.alongside());
        }
        return ImportReport.NONE;
    }
}
