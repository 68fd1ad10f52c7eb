package dev.millrace.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A choice between things of unequal weight.
final class Odds<T> {
    private final List<T> choices = new ArrayList<>();
    private final List<Double> sums = new ArrayList<>();
    private double total;

    Odds<T> with(double weight, T choice) {
        total += weight;
        choices.add(choice);
        sums.add(total);
        return this;
    }

    T pick(Random random) {
        double mark = random.nextDouble() * total;
        int i = 0;
        while (i < choices.size() - 1 && sums.get(i) <= mark) {
            i++;
        }
        return choices.get(i);
    }
}
