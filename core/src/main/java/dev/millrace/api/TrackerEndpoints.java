package dev.millrace.api;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// All endpoints of the tracker: those that the pages of a site call, and those of its dashboard.
///
/// @param standardPrefix the prefix of `/pagetotals` where the caller names none; empty means that
///            the caller must
/// @param random names shares
public record TrackerEndpoints(TrackedSites sites, Optional<String> standardPrefix,
        RandomGenerator random) {

    public List<Endpoint> all() {
        return Stream.concat(new SeedEndpoints(sites, standardPrefix, random).all().stream(),
                new DashboardEndpoints(sites).all().stream()).toList();
    }
}
