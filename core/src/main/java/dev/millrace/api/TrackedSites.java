package dev.millrace.api;

import dev.millrace.tracker.question.TrackedSite;
import java.util.List;
import java.util.Optional;

/// The sites that can be asked about.
public interface TrackedSites {
    List<TrackedSite> all();

    /// The site of that name, `""` being the default site.
    Optional<TrackedSite> find(String name);
}
