package dev.millrace.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Visits of people: an entry page with all that it loads, then perhaps more pages whose style and
/// scripts the browser already has. A browser that was here before asks whether things
/// changed (304).
final class Visits {
    private static final double GOES_ON = 0.38;
    private static final double GOES_ON_FROM_FRONT_PAGE = 0.14;
    private static final double HAS_CACHED = 0.12;
    private static final double PLAYS_VIDEO = 0.3;
    private static final List<String> FRAME = List.of("/assets/site.css", "/assets/site.js",
            "/assets/inter.woff2", "/favicon.ico");

    private final Random random;
    private final Audience audience;
    private final Blog blog;

    Visits(Random random, Audience audience, Blog blog) {
        this.random = random;
        this.audience = audience;
        this.blog = blog;
    }

    List<AccessLine> usual(long second, double daysBeforeEnd) {
        Visit visit = new Visit(audience.next());
        Article entry = blog.pick(random, daysBeforeEnd);
        visit.enter(second, entry, Arrival.usual(random));
        visit.goOn(daysBeforeEnd, GOES_ON);
        return visit.lines;
    }

    List<AccessLine> fromFrontPage(long second, double daysBeforeEnd) {
        Visit visit = new Visit(audience.next());
        visit.enter(second, Blog.FAMOUS, Arrival.FRONT_PAGE);
        visit.goOn(daysBeforeEnd, GOES_ON_FROM_FRONT_PAGE);
        return visit.lines;
    }

    /// One visit while it grows.
    private final class Visit {
        private final List<AccessLine> lines = new ArrayList<>();
        private final Client client;
        private final int status;
        private Article at = Blog.HOME;
        private long now;

        Visit(Client client) {
            this.client = client;
            this.status = random.nextDouble() < HAS_CACHED ? 304 : 200;
        }

        void enter(long second, Article entry, Arrival arrival) {
            now = second;
            see(entry, arrival.query(), arrival.referrer());
            FRAME.forEach(this::load);
        }

        void goOn(double daysBeforeEnd, double chance) {
            while (random.nextDouble() < chance) {
                now += 12 + (long) (-StrictMath.log(1 - random.nextDouble()) * 95);
                see(blog.pick(random, daysBeforeEnd), "", url(at));
            }
        }

        private void see(Article article, String query, String referrer) {
            at = article;
            String target = article.path() + query;
            lines.add(new AccessLine(now, client, target, status, article.size(), referrer));
            article.media().forEach(this::load);
        }

        private void load(String target) {
            if (target.equals(Article.VIDEO)) {
                play();
                return;
            }
            long size = 1_200 + 4_099L * target.length();
            lines.add(new AccessLine(now + random.nextInt(3), client, target, status, size,
                    url(at)));
        }

        /// A player asks for a film piece by piece.
        private void play() {
            long second = now + 4;
            for (int piece = 0; piece < 4 && random.nextDouble() < PLAYS_VIDEO; piece++) {
                lines.add(new AccessLine(second + 3L * piece, client, Article.VIDEO, 206,
                        18_400_000, url(at)));
            }
        }
    }

    private static String url(Article article) {
        return "https://" + AccessLine.HOST + article.path();
    }
}
