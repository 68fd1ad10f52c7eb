package dev.millrace.tracker.classify;

import com.github.benmanes.caffeine.cache.Interner;
import dev.millrace.tracker.Origin;

/// Says what log lines are. Holds what all threads share: the rules of agents and sources, and the
/// instances of names. Thread-safe; make one, and a [LineClassifier] for each thread.
public final class Classifier {
    private final Agents agents = new Agents();
    private final Sources sources = Sources.load();
    private final Interner<String> pages = Interner.newWeakInterner();
    private final Interner<Origin> origins = Interner.newWeakInterner();

    /// A classifier of a site's lines for one thread.
    public LineClassifier forSite(SiteProfile site) {
        return new LineClassifier(this, site);
    }

    Agents agents() {
        return agents;
    }

    Sources sources() {
        return sources;
    }

    String shared(String page) {
        return pages.intern(page);
    }

    Origin shared(Origin origin) {
        return origins.intern(origin);
    }
}
