package dev.millrace.tracker.classify;

import java.util.ArrayList;
import java.util.List;

/// Tells programs from browsers by their user agent: a kept list of crawlers (`crawlers.txt`), and
/// the tools that anybody uses (`tools.txt`).
final class Crawlers {
    private final RegexRules rules;

    private Crawlers(RegexRules rules) {
        this.rules = rules;
    }

    static Crawlers load() {
        List<String> patterns = new ArrayList<>(Resource.lines("tools.txt"));
        patterns.addAll(Resource.lines("crawlers.txt"));
        return new Crawlers(new RegexRules(patterns));
    }

    boolean contains(String agent) {
        return rules.anyMatches(agent);
    }
}
