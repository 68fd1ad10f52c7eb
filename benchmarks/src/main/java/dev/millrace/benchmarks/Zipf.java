package dev.millrace.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Draws ranks 0 to n-1, rank r with a probability in proportion to `1 / (r + 1)^s`.
final class Zipf {
    private final double[] cumulated;

    Zipf(int n, double s) {
        cumulated = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 1 / Math.pow(i + 1, s);
            cumulated[i] = sum;
        }
    }

    int next(SplittableRandom random) {
        int at = Arrays.binarySearch(cumulated,
                random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(at < 0 ? -at - 1 : at, cumulated.length - 1);
    }
}
