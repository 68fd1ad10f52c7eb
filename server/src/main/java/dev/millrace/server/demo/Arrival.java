package dev.millrace.server.demo;

import java.util.Random;

/// How a visit begins: the page that linked to the blog, and the campaign in the link.
///
/// @param query what the link adds to the page's path, with its `?`; empty for most
record Arrival(String referrer, String query) {
    static final Arrival FRONT_PAGE = from("https://news.ycombinator.com/");
    private static final Odds<Arrival> USUAL = new Odds<Arrival>()
            .with(34, from("-"))
            .with(27, from("https://www.google.com/"))
            .with(4, from("https://www.google.de/"))
            .with(4, from("https://duckduckgo.com/"))
            .with(3, from("https://www.bing.com/"))
            .with(2, from("https://www.ecosia.org/"))
            .with(5, FRONT_PAGE)
            .with(3, from("https://www.reddit.com/r/aws/"))
            .with(3, from("https://www.reddit.com/r/programming/"))
            .with(3, from("https://lobste.rs/"))
            .with(2, from("https://chatgpt.com/"))
            .with(2, from("https://github.com/"))
            .with(1, from("https://stackoverflow.com/questions/tagged/amazon-dynamodb"))
            .with(1, from("https://t.co/"))
            .with(1, from("https://mastodon.social/"))
            .with(3, campaign("newsletter", "email", "monthly-letter"))
            .with(1.5, campaign("databaseweekly", "email", "issue-214"))
            .with(0.8, campaign("mastodon", "social", "watermarks"))
            .with(0.7, campaign("conference", "qr", "talk-slides"));

    static Arrival usual(Random random) {
        return USUAL.pick(random);
    }

    private static Arrival from(String referrer) {
        return new Arrival(referrer, "");
    }

    private static Arrival campaign(String source, String medium, String name) {
        return new Arrival("-", "?utm_source=" + source + "&utm_medium=" + medium
                + "&utm_campaign=" + name);
    }
}
