package dev.millrace.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The pages of the blog. The few at the head of the list get most of the visits (the n-th gets a
/// share of 1/n), and none is asked for before it is published.
final class Blog {
    static final Article HOME = new Article("/", 900, 9_412, List.of("/images/pond.webp"));
    static final Article FEED = new Article("/feed.xml", 900, 48_210, List.of());
    /// The one that reached the front page of Hacker News.
    static final Article FAMOUS = article("counting-to-ten-million-exactly-once", 12, 2);
    private static final List<Article> ARTICLES = List.of(
            article("single-table-design-by-example", 410, 3),
            article("what-a-change-stream-promises", 260, 2),
            FAMOUS,
            article("reading-s3-access-logs", 330, 1),
            article("materialized-views-in-plain-words", 190, 2),
            article("why-your-counters-are-wrong", 145, 1),
            article("the-cost-of-a-scan", 520, 1),
            article("a-water-wheel-for-the-garden", 75, 5),
            page("/about/", 900, 1),
            article("idempotency-keys-that-work", 300, 0),
            article("time-zones-and-the-day-that-has-25-hours", 27, 1),
            article("sqlite-is-a-server", 220, 1),
            article("unique-visitors-without-cookies", 98, 2),
            page("/blog/", 900, 1),
            article("hot-partitions", 480, 2),
            article("watermarks-explained", 21, 3),
            article("percent-encoding-is-harder-than-it-looks", 365, 0),
            article("bots-are-half-of-your-traffic", 56, 1),
            article("a-year-of-growing-watercress", 130, 6),
            article("lambda-for-people-who-like-servers", 610, 1),
            article("backfilling-a-table-while-it-is-written", 16, 1),
            article("what-206-means-for-your-statistics", 240, 1),
            article("sort-keys-that-sort", 455, 0),
            article("how-we-lost-an-hour-of-data", 340, 2),
            article("the-smallest-useful-stack", 700, 1),
            article("testing-with-a-hand-clock", 175, 0),
            article("notes-on-zstd", 88, 1),
            article("crash-it-on-purpose", 205, 1),
            page("/projects/", 800, 4),
            article("poetry-of-error-messages", 62, 0),
            article("café-philosophique", 400, 2),
            article("one-conversation-per-pair", 9, 1),
            article("a-mill-in-spring", 230, 7),
            article("queues-and-ponds", 540, 1),
            article("reading-list", 720, 0),
            article("from-cron-to-streams", 380, 1),
            article("leaving-a-database", 640, 0),
            article("a-quiet-release", 5, 1),
            page("/contact/", 900, 0),
            page("/imprint/", 900, 0));

    private final Odds<Article> all = new Odds<>();

    Blog() {
        for (int i = 0; i < ARTICLES.size(); i++) {
            all.with(1.0 / (i + 1), ARTICLES.get(i));
        }
    }

    Article pick(Random random, double daysBeforeEnd) {
        Article article = all.pick(random);
        return article.publishedBy(daysBeforeEnd) ? article : HOME;
    }

    private static Article article(String slug, int ageDays, int pictures) {
        String path = "/blog/articles/" + slug.replace("é", "%C3%A9") + "/";
        return page(path, ageDays, pictures);
    }

    private static Article page(String path, int ageDays, int pictures) {
        List<String> media = new ArrayList<>();
        for (int i = 1; i <= pictures; i++) {
            media.add(path + "picture-" + i + ".webp");
        }
        if (path.contains("water-wheel")) {
            media.add(Article.VIDEO);
        }
        return new Article(path, ageDays, 7_000 + 311L * path.length(), media);
    }
}
