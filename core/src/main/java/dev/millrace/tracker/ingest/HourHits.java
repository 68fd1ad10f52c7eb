package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import java.util.List;

/// Lines of one UTC hour on their way to the store.
///
/// @param utcHour hours since 1970
/// @param source what the stored batches name as the source
record HourHits(long utcHour, String source, List<Hit> hits) {}
