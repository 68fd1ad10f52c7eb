package dev.millrace.tracker.classify;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.Hit.Kind;
import dev.millrace.tracker.Origin;
import dev.millrace.tracker.classify.Targets.Target;
import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/// Turns lines of one site into hits, for one thread. What was seen before is found by its bytes,
/// without making a string; so the common line costs a few look-ups and one [Hit].
public final class LineClassifier {
    private static final int REMEMBERED = 1 << 16;
    private static final int REMEMBERED_VISITORS = 1 << 17;
    private static final Visitor NOBODY = new Visitor(0, "");
    private final Classifier shared;
    private final boolean agentsLogged;
    private final Origins origins;
    private final Visitors visitors;
    private final LocalDays days;
    private final ByteCache<KnownAgent> agentCache = new ByteCache<>(REMEMBERED);
    private final ByteCache<KnownHost> hostCache = new ByteCache<>(REMEMBERED);
    private final ByteCache<Target> targetCache = new ByteCache<>(REMEMBERED);
    private final ByteCache<Origin> originCache = new ByteCache<>(REMEMBERED);
    private final ByteCache<Visitor> visitorCache = new ByteCache<>(REMEMBERED_VISITORS);
    private int lastAgent;
    private int lastHost;

    /// An agent and a number that stands for its header in keys of the caches.
    private record KnownAgent(int number, Agents.Verdict verdict) {}

    /// A host, bare and in small letters, and its number.
    private record KnownHost(int number, String name) {}

    private record Visitor(long id, String country) {}

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
        Visitor visitor = visitor(line, agent);
        Kind kind = Judge.kind(line, agent.verdict.bot(), target.asset());
        return new Hit(line.epochSecond(), recordId, kind, target.page(), visitor.id,
                origin(line, host), agent.verdict.agent(), visitor.country, line.status(),
                line.bytes(), target.campaign());
    }

    private KnownAgent agent(LogLine line) {
        int from = line.from(Field.USER_AGENT);
        int to = line.to(Field.USER_AGENT);
        KnownAgent known = agentCache.get(line.buffer(), from, to, 0);
        if (known != null) {
            return known;
        }
        KnownAgent agent = new KnownAgent(++lastAgent, verdict(line));
        agentCache.put(line.buffer(), from, to, 0, agent);
        return agent;
    }

    private Agents.Verdict verdict(LogLine line) {
        boolean untold = !agentsLogged && !line.has(Field.USER_AGENT);
        return untold ? Agents.UNTOLD : shared.agents().of(line.text(Field.USER_AGENT));
    }

    private KnownHost host(LogLine line) {
        int from = line.from(Field.HOST);
        int to = line.to(Field.HOST);
        KnownHost known = hostCache.get(line.buffer(), from, to, 0);
        if (known != null) {
            return known;
        }
        String name = Hosts.bare(line.text(Field.HOST).toLowerCase(Locale.ROOT));
        KnownHost host = new KnownHost(++lastHost, name);
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

    private Visitor visitor(LogLine line, KnownAgent agent) {
        if (!line.has(Field.ADDRESS)) {
            return NOBODY;
        }
        LocalDate day = days.of(line.epochSecond());
        int from = line.from(Field.ADDRESS);
        int to = line.to(Field.ADDRESS);
        long tag = (day.toEpochDay() << Integer.SIZE) | agent.number;
        Visitor known = visitorCache.get(line.buffer(), from, to, tag);
        if (known != null) {
            return known;
        }
        byte[] address = bytes(line, Field.ADDRESS);
        long id = visitors.id(day, address, bytes(line, Field.USER_AGENT));
        Visitor visitor = new Visitor(id, "");
        visitorCache.put(line.buffer(), from, to, tag, visitor);
        return visitor;
    }

    private static byte[] bytes(LogLine line, Field field) {
        return Arrays.copyOfRange(line.buffer(), line.from(field), line.to(field));
    }

    private static int length(LogLine line, Field field) {
        return line.to(field) - line.from(field);
    }
}
