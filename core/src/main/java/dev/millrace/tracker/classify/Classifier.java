package dev.millrace.tracker.classify;

import dev.millrace.tracker.Origin;
import dev.millrace.tracker.log.LogFormat;

/// Says what log lines are. Holds what all threads share: the rules of agents and sources, and the
/// instances of names. Thread-safe; make one, and a [LineClassifier] for each thread.
public final class Classifier {
    private final Agents agents = new Agents();
    private final Sources sources = Sources.load();
    private final Shared<String> pages = new Shared<>();
    private final Shared<Origin> origins = new Shared<>();

    /// A classifier of a site's lines for one thread. A line without a user agent is a bot's.
    public LineClassifier forSite(SiteProfile site) {
        return new LineClassifier(this, site, true);
    }

    /// A classifier of a site's lines of one format for one thread. A line without a user agent is
    /// a bot's, unless the format has none.
    public LineClassifier forSite(SiteProfile site, LogFormat format) {
        return new LineClassifier(this, site, format.hasAgents());
    }

    Agents agents() {
        return agents;
    }

    Sources sources() {
        return sources;
    }

    String shared(String page) {
        return pages.of(page);
    }

    Origin shared(Origin origin) {
        return origins.of(origin);
    }
}
