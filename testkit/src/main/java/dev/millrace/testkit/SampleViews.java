package dev.millrace.testkit;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Query;
import dev.millrace.view.Contributions;
import dev.millrace.view.FactReader;
import dev.millrace.view.Source;
import dev.millrace.view.View;
import dev.millrace.view.ViewEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Facts and views that have one of everything, for simulations. Each fact has an owner, a
/// category, an amount and a time; an amount that is no number is poison.
public final class SampleViews {
    public static final int PARTITIONS = 3;
    public static final TableSchema FACTS = TableSchema.of("Facts", "Part", "Id")
            .withTtl("ExpiresAt");
    /// As views declare it.
    public static final TableSchema OWNERS = TableSchema.of("Owners", "Owner")
            .withEngineAttributes("Total", "Bytes", "c#*", "Categories", "Shared", "First", "Last",
                    "Score", "LatestAt", "Text", "w#*");
    /// As the engine's own store has it: nothing is refused.
    public static final TableSchema OPEN_OWNERS = TableSchema.of("Owners", "Owner");
    private static final Source<Fact> SOURCE = new Source<>("facts", FACTS.name(), _ -> true,
            Fact::of);

    private SampleViews() {}

    /// Counters only, which may be split into slots.
    public static ViewEngine counters() {
        return new ViewEngine(List.of(owners(), shared()));
    }

    /// Counters, extremes and recomputed items, which need the facts again.
    public static ViewEngine extremes() {
        return new ViewEngine(List.of(owners(), shared(), extremesOfOwners(), scores()));
    }

    private static View<Fact> owners() {
        return View.of("owners", 1)
                .from(SOURCE)
                .into(OWNERS)
                .keyedBy(fact -> Key.of(fact.owner()))
                .count("Total")
                .sum("Bytes", Fact::amount)
                .countBy("c#", Fact::category)
                .countInMap("Categories", Fact::category);
    }

    private static View<Fact> shared() {
        return View.of("shared", 1)
                .from(SOURCE)
                .into(OWNERS)
                .contributing((Fact fact, Contributions out) -> {
                    out.at(Key.of(fact.owner())).add("Shared", fact.amount());
                    out.at(Key.of("everybody")).add("Shared", 1);
                });
    }

    private static View<Fact> extremesOfOwners() {
        return View.of("extremes", 1)
                .from(SOURCE)
                .into(OWNERS)
                .keyedBy(fact -> Key.of(fact.owner()))
                .first("First", Fact::time)
                .last("Last", Fact::time)
                .latest("LatestAt", fact -> Value.of(fact.time()),
                        fact -> Map.of("Text", Value.of(fact.category())))
                .requeriedBy((_, reader) -> facts(reader));
    }

    private static View<Void> scores() {
        return View.of("scores", 1)
                .recomputing(OWNERS)
                .when(SOURCE, (fact, _) -> List.of(Key.of(fact.owner())))
                .as(Set.of("Score"), SampleViews::score);
    }

    /// The product of an owner's amounts, which no counter could keep.
    private static Map<String, Value> score(Key owner, FactReader reader) {
        List<Long> amounts = facts(reader).stream()
                .filter(SampleViews::isReadable)
                .map(Fact::of)
                .filter(fact -> fact.owner().equals(owner.partition()))
                .map(Fact::amount)
                .toList();
        return amounts.isEmpty()
                ? Map.of()
                : Map.of("Score", Value.of(amounts.stream().reduce(1L, (a, b) -> a * b % 10_007)));
    }

    private static boolean isReadable(Item item) {
        return item.find("Amount").filter(Value.Num.class::isInstance).isPresent();
    }

    private static List<Item> facts(FactReader reader) {
        List<Item> facts = new ArrayList<>();
        IntStream.range(0, PARTITIONS)
                .forEach(part -> facts.addAll(reader.query(Query.of(FACTS.name(), "p" + part))));
        return facts;
    }

    /// A fact as views see it.
    public record Fact(String owner, String category, long amount, long time) {
        static Fact of(Item item) {
            if (!isReadable(item)) {
                throw new IllegalArgumentException("the amount is no number");
            }
            return new Fact(item.text("Owner").orElseThrow(), item.text("Category").orElseThrow(),
                    item.number("Amount"), item.number("Time"));
        }
    }
}
