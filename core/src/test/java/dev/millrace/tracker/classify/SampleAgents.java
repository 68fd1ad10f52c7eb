package dev.millrace.tracker.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// User agents to test with: of a public access log of 2015, of crawlers, of browsers.
final class SampleAgents {
    private SampleAgents() {}

    static List<String> all() {
        return Stream.of("agents-2015.txt", "crawler-agents.txt", "browser-agents.txt")
                .flatMap(name -> Resource.lines(name).stream())
                .toList();
    }

    static List<String> browsers() {
        return Resource.lines("browser-agents.txt");
    }

    static List<String> crawlers() {
        return Resource.lines("crawler-agents.txt");
    }

    /// Agents put together from the words of real ones.
    static List<String> mixed(long seed, int count) {
        List<String> all = all();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> mixed = new ArrayList<>();
        while (mixed.size() < count) {
            String[] one = any(all, random).split(" ", -1);
            String[] other = any(all, random).split(" ", -1);
            mixed.add(spliced(one, other, random));
        }
        return mixed;
    }

    private static String any(List<String> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String spliced(String[] one, String[] other, SplittableRandom random) {
        List<String> words = new ArrayList<>(List.of(one).subList(0, random.nextInt(one.length)));
        words.addAll(List.of(other).subList(random.nextInt(other.length), other.length));
        return String.join(" ", words);
    }
}
