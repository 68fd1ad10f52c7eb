package dev.millrace.tracker;

import java.util.Locale;

/// One accepted line of an access log, classified. Instances of the parts (`page`, `origin`,
/// `agent`, `country`, `campaign`) are shared between hits.
///
/// @param epochSecond when the request arrived, in seconds since 1970 UTC
/// @param recordId identity of the line beside its second: 48 bits of a hash, see the `ingest`
///            package
/// @param kind what the line counts as
/// @param page the page's name, without leading slash (`blog/articles/x/`), `/` for the root page;
///            for lines that are no view, the path asked for in the same form
/// @param visitor 64 bits of a keyed hash of the day, the address and the user agent; 0 where the
///            line has no address
/// @param country ISO 3166-1 alpha-2 code, `""` where unknown
/// @param status HTTP status, 0 where the log has none
/// @param bytes bytes sent, 0 where the log has none
public record Hit(
        long epochSecond,
        long recordId,
        Kind kind,
        String page,
        long visitor,
        Origin origin,
        Agent agent,
        String country,
        int status,
        long bytes,
        Campaign campaign) {

    public Hit withRecordId(long changed) {
        return new Hit(epochSecond, changed, kind, page, visitor, origin, agent, country, status,
                bytes, campaign);
    }

    /// What a line counts as. Each line is exactly one of these. The code is what batches store;
    /// never reuse one.
    public enum Kind {
        VIEW(0), BOT(1), ERROR(2), ASSET(3), OTHER(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        /// The name in counters, requests and replies: `view`.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
