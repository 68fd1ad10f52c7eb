package dev.millrace.tracker.question;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Lines of a small site, the same for the same seed. Few visitors come often, so that visits have
/// several views and gaps on both sides of half an hour.
final class RandomHits {
    private static final List<String> PAGES = List.of("/", "blog/", "blog/a/", "blog/b/", "über/",
            "/INDEX", "x\"<script>/");
    private static final List<Origin> ORIGINS = List.of(Origin.DIRECT,
            new Origin("Google", "google.com/", false),
            new Origin("news.example", "news.example/item", false),
            new Origin("", "site.example/blog/", true));
    private static final List<Agent> AGENTS = List.of(Agent.UNKNOWN,
            new Agent("Firefox", "106", "Windows", "desktop"),
            new Agent("Firefox", "107", "Linux", "desktop"),
            new Agent("Safari", "16", "iOS", "mobile"));
    private static final List<Campaign> CAMPAIGNS = List.of(Campaign.NONE, Campaign.NONE,
            new Campaign("letter", "mail", "may", "", ""),
            new Campaign("letter", "mail", "june", "t", "c"));
    private static final int VISITORS = 12;

    private final Random random;

    RandomHits(long seed) {
        random = new Random(seed);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    long second(TimeRange range) {
        return range.from() + (long) (random.nextDouble() * range.seconds());
    }

    List<Hit> hits(Instant from, Instant to, int count) {
        TimeRange range = TimeRange.of(from, to);
        List<Hit> hits = new ArrayList<>();
        long second = range.from();
        for (int i = 0; i < count; i++) {
            second = random.nextInt(3) == 0 ? second(range) : second + random.nextInt(2000);
            hits.add(hit(Math.min(second, range.to() - 1)));
        }
        return hits;
    }

    private Hit hit(long second) {
        Hit.Kind kind = random.nextInt(4) == 0 ? one(List.of(Hit.Kind.values())) : Hit.Kind.VIEW;
        int status = kind == Hit.Kind.ERROR ? 404 : one(List.of(200, 200, 304));
        return new Hit(second, random.nextLong() >>> 16, kind, one(PAGES),
                random.nextInt(VISITORS), one(ORIGINS), one(AGENTS),
                one(List.of("", "DE", "FR", "AU")), status, random.nextInt(10_000),
                one(CAMPAIGNS));
    }
}
