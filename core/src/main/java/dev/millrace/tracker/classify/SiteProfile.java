package dev.millrace.tracker.classify;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a site's lines are judged by.
///
/// @param hosts host names of the site; a referrer from one of them, or from the host that the line
///            itself asked, is internal
/// @param zone the site's time zone; visitors are told apart by its days
/// @param secret the site's secret, from which the secrets of its days derive
public record SiteProfile(Set<String> hosts, ZoneId zone, VisitorSecret secret) {
    public SiteProfile {
        hosts = hosts.stream()
                .map(host -> Hosts.bare(host.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
