package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import dev.millrace.store.Derivation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// One round of a derivation: folds tallies into view items within a transaction, and keeps the
/// changes that other views are fed by.
final class InlineFold {
    private final Derivation.Transaction transaction;
    private final BiPredicate<String, Key> feedsOthers;
    private final List<Change> changes = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    InlineFold(Derivation.Transaction transaction, BiPredicate<String, Key> feedsOthers) {
        this.transaction = transaction;
        this.feedsOthers = feedsOthers;
    }

    void fold(TableSchema table, Contributions contributions) {
        for (Map.Entry<Key, Tally> each : contributions.tallies().entrySet()) {
            if (!each.getValue().isEmpty()) {
                fold(table, each.getKey(), each.getValue());
            }
        }
    }

    /// Asks the facts for extremes that have lost their holder: last, so that a requery may use
    /// items of other views.
    void askFacts() {
        for (Question question : questions) {
            Optional<Item> before = transaction.get(question.table.name(), question.key);
            ItemFold fold = start(question.table, question.key, before);
            AskedFacts.answer(question.key, question.tally, fold, FactReader.of(transaction));
            put(question.table, question.key, before, fold);
        }
    }

    /// Makes attributes what they should be.
    void repair(TableSchema table, List<Difference> differences) {
        Map<Key, List<Difference>> byItem = differences.stream()
                .collect(Collectors.groupingBy(Difference::key, LinkedHashMap::new,
                        Collectors.toList()));
        byItem.forEach((key, wrong) -> {
            Optional<Item> before = transaction.get(table.name(), key);
            ItemFold fold = start(table, key, before);
            wrong.forEach(each -> fold.repair(each.attribute(), each.expected()));
            put(table, key, before, fold);
        });
    }

    void recompute(Recomputations.Dependent dependent, Quarantine.Sink quarantine) {
        TableSchema table = dependent.view().table();
        Optional<Item> before = transaction.get(table.name(), dependent.key());
        ItemFold fold = start(table, dependent.key(), before);
        dependent.compute(FactReader.of(transaction), quarantine)
                .ifPresent(values -> fold.replaceAll(dependent.view().attributes(), values));
        put(table, dependent.key(), before, fold);
    }

    List<Change> changes() {
        return changes;
    }

    private void fold(TableSchema table, Key key, Tally tally) {
        Optional<Item> before = transaction.get(table.name(), key);
        ItemFold fold = start(table, key, before);
        if (fold.fold(tally)) {
            questions.add(new Question(table, key, tally));
        }
        put(table, key, before, fold);
    }

    private void put(TableSchema table, Key key, Optional<Item> before, ItemFold fold) {
        if (!fold.changed()) {
            return;
        }
        Item after = fold.item();
        transaction.put(table.name(), after);
        if (feedsOthers.test(table.name(), key)) {
            changes.add(new Change(table.name(), key, before, Optional.of(after),
                    Change.Cause.CALLER));
        }
    }

    private static ItemFold start(TableSchema table, Key key, Optional<Item> before) {
        return new ItemFold(before.isPresent() ? before.get() : table.itemOf(key));
    }

    private record Question(TableSchema table, Key key, Tally tally) {}
}
