package dev.millrace.benchmarks;

import java.util.SplittableRandom;

/// Where page views come from: a third from nowhere, a third from the site itself, the rest
/// from elsewhere.
final class Referrers {
    private static final int SITES = 2_000;
    private static final String[] KNOWN = {"https://www.google.com/", "https://www.bing.com/",
            "https://duckduckgo.com/",
            "https://news.ycombinator.com/", "https://www.reddit.com/r/aws/", "https://t.co/",
            "https://www.linkedin.com/"};

    private final SplittableRandom random;
    private final Zipf sites = new Zipf(SITES, 1.0);

    Referrers(SplittableRandom random) {
        this.random = random;
    }

    String next() {
        int kind = random.nextInt(9);
        if (kind < 3) {
            return "-";
        }
        if (kind < 6) {
            return "https://example.org/blog/tags/" + random.nextInt(40) + "/";
        }
        return kind < 8
                ? KNOWN[random.nextInt(KNOWN.length)]
                : "https://blog-" + sites.next(random) + ".example.com/links/" + random.nextInt(3)
                        + ".html";
    }
}
