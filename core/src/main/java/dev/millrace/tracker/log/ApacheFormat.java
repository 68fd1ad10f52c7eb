package dev.millrace.tracker.log;

/// The combined and the common log format of Apache and nginx (nginx's default is combined).
///
/// ```
/// host:443 address identity user [time] "request" status bytes "referrer" "user agent"
/// ```
///
/// Combined needs referrer and user agent, common does not look for them; more fields behind are let
/// be. A virtual host in front is known by the address behind it. Servers escape what clients send
/// (`\"`, `\\`, `\n`, `\x16`); fields hold what was sent. Where a server does not escape, a field
/// ends at the quote behind which the fields that must follow do follow. A user agent cut off at the
/// line's end is taken as it is.
record ApacheFormat(String name, boolean combined) implements LogFormat {
    @Override
    public boolean hasRequestIds() {
        return false;
    }

    @Override
    public boolean hasAgents() {
        return combined;
    }

    @Override
    public Parser newParser() {
        return new ApacheParser(combined);
    }
}
