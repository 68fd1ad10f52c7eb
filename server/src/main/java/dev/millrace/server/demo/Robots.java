package dev.millrace.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Everything that is not a person: search engines and trainers of language models that crawl, feed
/// readers that ask for the feed again and again, scripts, and probes for software that the blog
/// does not run.
final class Robots {
    static final double CALLS_PER_HOUR = 7;
    private static final Odds<Robot> KINDS = new Odds<Robot>()
            .with(26, new Robot("66.249.64.0/20", Habit.CRAWL,
                    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"))
            .with(14, new Robot("40.77.167.0/24", Habit.CRAWL,
                    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"))
            .with(12, new Robot("20.171.207.0/24", Habit.CRAWL,
                    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3; "
                            + "+https://openai.com/gptbot)"))
            .with(8, new Robot("216.73.216.0/24", Habit.CRAWL,
                    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; "
                            + "+claudebot@anthropic.com)"))
            .with(8, new Robot("54.36.148.0/23", Habit.CRAWL,
                    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"))
            .with(12, new Robot("8.29.198.0/24", Habit.FEED,
                    "Feedly/1.0 (+https://feedly.com/fetcher.html; like FeedFetcher-Google)"))
            .with(8, new Robot("65.21.0.0/16", Habit.FEED,
                    "Mozilla/5.0 (compatible; Miniflux/2.2.6; +https://miniflux.app)"))
            .with(6, new Robot("91.64.0.0/14", Habit.FEED, "NetNewsWire (RSS Reader; "
                    + "https://netnewswire.com/)"))
            .with(4, new Robot("3.80.0.0/12", Habit.SCRIPT, "curl/8.14.1"))
            .with(3, new Robot("35.190.0.0/16", Habit.SCRIPT, "python-requests/2.32.3"))
            .with(3, new Robot("216.144.248.0/24", Habit.SCRIPT, "Mozilla/5.0+(compatible; "
                    + "UptimeRobot/2.0; http://www.uptimerobot.com/)"))
            .with(7, new Robot("45.148.10.0/24", Habit.PROBE, "Mozilla/5.0 (Windows NT 10.0; "
                    + "Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 "
                    + "Safari/537.36"))
            .with(3, new Robot("185.177.72.0/24", Habit.PROBE, "-"));
    private static final List<String> PROBES = List.of("/wp-login.php", "/xmlrpc.php", "/.env",
            "/wp-admin/setup-config.php", "/.git/config", "/phpmyadmin/index.php",
            "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php", "/old-blog/", "/admin/");

    private final Random random;
    private final Blog blog;

    Robots(Random random, Blog blog) {
        this.random = random;
        this.blog = blog;
    }

    List<AccessLine> call(long second, double daysBeforeEnd) {
        Robot robot = KINDS.pick(random);
        Client client = new Client(robot.network().address(random), robot.agent());
        return switch (robot.habit()) {
            case CRAWL -> crawl(second, client, daysBeforeEnd);
            case FEED -> List.of(feed(second, client));
            case SCRIPT -> List.of(AccessLine.ok(second, client, "/", Blog.HOME.size()));
            case PROBE -> probe(second, client);
        };
    }

    private List<AccessLine> crawl(long second, Client client, double daysBeforeEnd) {
        List<AccessLine> lines = new ArrayList<>();
        lines.add(AccessLine.ok(second, client, "/robots.txt", 71));
        long now = second;
        for (int left = random.nextInt(5); left > 0; left--) {
            now += 2 + random.nextInt(40);
            Article article = blog.pick(random, daysBeforeEnd);
            lines.add(AccessLine.ok(now, client, article.path(), article.size()));
        }
        return lines;
    }

    private AccessLine feed(long second, Client client) {
        AccessLine line = AccessLine.ok(second, client, Blog.FEED.path(), Blog.FEED.size());
        return random.nextDouble() < 0.8 ? line.withStatus(304) : line;
    }

    private List<AccessLine> probe(long second, Client client) {
        List<AccessLine> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(PROBES.size()); i > 0; i--) {
            String target = PROBES.get(random.nextInt(PROBES.size()));
            lines.add(AccessLine.ok(second + i, client, target, 0).withStatus(404));
        }
        return lines;
    }

    private enum Habit {
        CRAWL, FEED, SCRIPT, PROBE
    }

    private record Robot(Network network, Habit habit, String agent) {
        Robot(String cidr, Habit habit, String agent) {
            this(Network.of(cidr), habit, agent);
        }
    }
}
