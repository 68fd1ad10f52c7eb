package dev.millrace.benchmarks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/// Who asks a made-up site for what: visits of one to four pages, forty at a time, and probes of
/// robots. Visitors and pages follow Zipf's law.
final class Traffic {
    private static final int PAGES = 400;
    private static final int VISITORS = 60_000;
    private static final int VISITS_AT_A_TIME = 40;
    private static final int PROBES_PERCENT = 4;
    private static final String[] ASSETS = {"site.css", "site.js", "text.woff2",
            "favicon.ico"};
    private static final String[] PROBES = {"wp-login.php", "xmlrpc.php", ".env", "admin/",
            "old/page.html"};
    private static final String[] TOPICS = {"serverless", "dynamodb", "scrum", "testing", "java",
            "design", "travel",
            "backlog"};

    private final SplittableRandom random;
    private final Zipf pages = new Zipf(PAGES, 1.0);
    private final Zipf visitors = new Zipf(VISITORS, 0.7);
    private final String[] names = new String[PAGES];
    private final int[] sizes = new int[PAGES];
    private final Visitor[] known = new Visitor[VISITORS];
    private final List<Deque<Request>> visits = new ArrayList<>();
    private final UserAgents agents;
    private final Referrers referrers;

    Traffic(SplittableRandom random) {
        this.random = random;
        agents = new UserAgents(random);
        referrers = new Referrers(random);
        for (int i = 0; i < PAGES; i++) {
            names[i] = "blog/%s-%d/".formatted(TOPICS[i % TOPICS.length], i);
            sizes[i] = 6_000 + random.nextInt(60_000);
        }
        for (int i = 0; i < VISITS_AT_A_TIME; i++) {
            visits.add(new ArrayDeque<>());
        }
        for (int i = 0; i < VISITORS; i++) {
            known[i] = new Visitor(address(), agents.next());
        }
    }

    record Visitor(String address, String agent) {}

    /// @param key the object's key
    /// @param target what was asked for, without the leading slash
    record Request(Visitor visitor, String key, String target, int status, int bytes,
            String referrer) {}

    /// The next request: of one of the visits that go on at the time, or a probe of a robot.
    Request next() {
        Visitor visitor = known[visitors.next(random)];
        if (random.nextInt(100) < PROBES_PERCENT) {
            String probe = PROBES[random.nextInt(PROBES.length)];
            return new Request(visitor, probe, probe, 404, 345, "-");
        }
        Deque<Request> visit = visits.get(random.nextInt(visits.size()));
        if (visit.isEmpty()) {
            begin(visit, visitor);
        }
        return visit.remove();
    }

    /// A visit: one to four pages, each with what it loads; the first page comes from elsewhere.
    private void begin(Deque<Request> visit, Visitor visitor) {
        String referrer = referrers.next();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            int page = pages.next(random);
            int status = random.nextInt(100) < 85 ? 200 : 304;
            visit.add(new Request(visitor, names[page] + "index.html", names[page] + campaign(),
                    status, sizes[page], referrer));
            referrer = "https://example.org/" + names[page];
            loadAssets(visit, visitor, page, referrer);
        }
    }

    private void loadAssets(Deque<Request> visit, Visitor visitor, int page, String from) {
        if (random.nextBoolean()) {
            String asset = ASSETS[random.nextInt(ASSETS.length)];
            visit.add(new Request(visitor, asset, asset, random.nextInt(100) < 60 ? 200 : 304,
                    1_000 + asset.length() * 977, from));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            String image = "img/" + page + "/figure-" + i + ".png";
            visit.add(new Request(visitor, image, image, 200, 20_000 + page * 331, from));
        }
    }

    private String campaign() {
        return random.nextInt(100) < 3
                ? "?utm_source=newsletter&utm_medium=email&utm_campaign=week-" + random.nextInt(30)
                : "";
    }

    private String address() {
        return (1 + random.nextInt(222)) + "." + random.nextInt(256) + "." + random.nextInt(256)
                + "." + random.nextInt(256);
    }
}
