package dev.millrace.tracker.classify;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Hit.Kind;
import dev.millrace.tracker.Origin;
import dev.millrace.tracker.classify.Targets.Target;
import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.util.Arrays;
import java.util.Locale;

/// Turns lines of one site into hits, for one thread. What was seen before is found by its bytes,
/// without making a string; so the common line costs a few look-ups and one [Hit].
public final class LineClassifier {
    private static final int REMEMBERED = 1 << 16;
    private static final String UNKNOWN_COUNTRY = "";
    private static final long NOBODY = 0;
    private final Classifier shared;
    private final boolean agentsLogged;
    private final Origins origins;
    private final Visitors visitors;
    private final LocalDays days;
    private final ByteCache<KnownAgent> agentCache = new ByteCache<>(REMEMBERED);
    private final ByteCache<KnownHost> hostCache = new ByteCache<>(REMEMBERED);
    private final ByteCache<Target> targetCache = new ByteCache<>(REMEMBERED);
    private final ByteCache<Origin> originCache = new ByteCache<>(REMEMBERED);
    private int hosts;
    private KnownHost lastHost = new KnownHost(0, new byte[0], "");

    /// An agent and what stands for it in the ids of [Visitors].
    private record KnownAgent(long hash, Agents.Verdict verdict) {}

    /// A host as it was logged, bare and in small letters, and a number that stands for it in keys
    /// of the caches.
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record KnownHost(int number, byte[] logged, String name) {}

    LineClassifier(Classifier shared, SiteProfile site, boolean agentsLogged) {
        this.shared = shared;
        this.agentsLogged = agentsLogged;
        this.origins = new Origins(shared.sources(), site.hosts());
        this.visitors = new Visitors(site.secret());
        this.days = new LocalDays(site.zone());
    }

    /// @param recordId the line's identity, see [RecordIdentity]
    public Hit classify(LogLine line, long recordId) {
        KnownAgent agent = agent(line);
        KnownHost host = host(line);
        Target target = target(line, host);
        Kind kind = Judge.kind(line, agent.verdict.bot(), target.asset());
        return new Hit(line.epochSecond(), recordId, kind, target.page(),
                visitor(line, agent), origin(line, host), agent.verdict.agent(),
                UNKNOWN_COUNTRY, line.status(),
                line.bytes(), target.campaign());
    }

    private KnownAgent agent(LogLine line) {
        int from = line.from(Field.USER_AGENT);
        int to = line.to(Field.USER_AGENT);
        KnownAgent known = agentCache.get(line.buffer(), from, to, 0);
        if (known != null) {
            return known;
        }
        KnownAgent agent = new KnownAgent(visitors.agent(line.buffer(), from, to),
                verdict(line));
        agentCache.put(line.buffer(), from, to, 0, agent);
        return agent;
    }

    private Agents.Verdict verdict(LogLine line) {
        boolean untold = !agentsLogged && !line.has(Field.USER_AGENT);
        return untold ? Agents.UNTOLD : shared.agents().of(line.text(Field.USER_AGENT));
    }

    /// Nearly every line's host is that of the line before.
    private KnownHost host(LogLine line) {
        int from = line.from(Field.HOST);
        int to = line.to(Field.HOST);
        byte[] last = lastHost.logged;
        if (!Arrays.equals(line.buffer(), from, to, last, 0, last.length)) {
            lastHost = host(line, from, to);
        }
        return lastHost;
    }

    private KnownHost host(LogLine line, int from, int to) {
        KnownHost known = hostCache.get(line.buffer(), from, to, 0);
        if (known != null) {
            return known;
        }
        String name = Hosts.bare(line.text(Field.HOST).toLowerCase(Locale.ROOT));
        KnownHost host = new KnownHost(++hosts, bytes(line, Field.HOST), name);
        hostCache.put(line.buffer(), from, to, 0, host);
        return host;
    }

    /// Key and target are looked up as one range, from the first of them to the end of the last;
    /// their lengths and the host make the tag.
    private Target target(LogLine line, KnownHost host) {
        boolean hasKey = line.has(Field.KEY);
        int from = hasKey
                ? Math.min(line.from(Field.KEY), line.from(Field.TARGET))
                : line.from(Field.TARGET);
        int to = Math.max(hasKey ? line.to(Field.KEY) : 0, line.to(Field.TARGET));
        long tag = ((long) length(line, Field.KEY) << 40)
                ^ ((long) length(line, Field.TARGET) << 20) ^ host.number;
        Target known = targetCache.get(line.buffer(), from, to, tag);
        if (known != null) {
            return known;
        }
        Target read = Targets.of(line);
        Target target = new Target(shared.shared(read.page()), read.asset(), read.campaign());
        targetCache.put(line.buffer(), from, to, tag, target);
        return target;
    }

    private Origin origin(LogLine line, KnownHost host) {
        if (!line.has(Field.REFERRER)) {
            return Origin.DIRECT;
        }
        int from = line.from(Field.REFERRER);
        int to = line.to(Field.REFERRER);
        Origin known = originCache.get(line.buffer(), from, to, host.number);
        if (known != null) {
            return known;
        }
        Origin origin = shared.shared(origins.of(line.text(Field.REFERRER), host.name));
        originCache.put(line.buffer(), from, to, host.number, origin);
        return origin;
    }

    private long visitor(LogLine line, KnownAgent agent) {
        if (!line.has(Field.ADDRESS)) {
            return NOBODY;
        }
        visitors.begin(days.of(line.epochSecond()));
        return visitors.id(agent.hash, line.buffer(), line.from(Field.ADDRESS),
                line.to(Field.ADDRESS));
    }

    private static byte[] bytes(LogLine line, Field field) {
        return Arrays.copyOfRange(line.buffer(), line.from(field), line.to(field));
    }

    private static int length(LogLine line, Field field) {
        return line.to(field) - line.from(field);
    }
}
