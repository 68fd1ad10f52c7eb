package dev.millrace.server.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// The access log of a small blog over the thirty days before an instant, as S3 writes server
/// access logs: some 50,000 lines in the order of their seconds. The same seed and end give the same
/// bytes.
///
///     new DemoLog(1, clock.instant()).writeTo(out);
public record DemoLog(long seed, Instant end) {
    /// The host that the log's referrers name as the blog itself.
    public static final String HOST = AccessLine.HOST;

    public void writeTo(OutputStream out) throws IOException {
        BufferedOutputStream buffer = new BufferedOutputStream(out, 1 << 16);
        new Run(buffer).write();
        buffer.flush();
    }

    /// One writing of the log. The algorithm of [Random] is specified, so that it gives the same
    /// numbers on every JDK.
    private final class Run {
        private final Rhythm rhythm = new Rhythm(end);
        private final Random random = new Random(seed);
        private final Blog blog = new Blog();
        private final Visits visits = new Visits(random, new Audience(random), blog);
        private final Robots robots = new Robots(random, blog);
        private final Waiting waiting;

        Run(OutputStream out) {
            this.waiting = new Waiting(out, new Random(seed));
        }

        void write() throws IOException {
            Instant now = afterPause(rhythm.start());
            while (now.isBefore(end)) {
                waiting.writeBefore(now.getEpochSecond());
                waiting.add(arrivalsAt(now));
                now = afterPause(now);
            }
            waiting.writeBefore(end.getEpochSecond());
        }

        /// As if the highest rate held all the time; most of these instants then bring nobody.
        private Instant afterPause(Instant now) {
            double hours = -StrictMath.log(1 - random.nextDouble())
                    / (Rhythm.MOST_VISITS + Robots.CALLS_PER_HOUR);
            return now.plusMillis((long) (hours * 3_600_000));
        }

        private List<AccessLine> arrivalsAt(Instant now) {
            double daysBeforeEnd = Duration.between(now, end).toSeconds() / 86_400.0;
            double mark = random.nextDouble() * (Rhythm.MOST_VISITS + Robots.CALLS_PER_HOUR);
            double robotsUntil = Robots.CALLS_PER_HOUR;
            double usualUntil = robotsUntil + rhythm.usualVisits(now);
            double frontPageUntil = usualUntil + rhythm.frontPageVisits(now);
            long second = now.getEpochSecond();
            if (mark < robotsUntil) {
                return robots.call(second, daysBeforeEnd);
            }
            if (mark < usualUntil) {
                return visits.usual(second, daysBeforeEnd);
            }
            return mark < frontPageUntil
                    ? visits.fromFrontPage(second, daysBeforeEnd)
                    : List.of();
        }
    }
}
