package dev.millrace.tracker.log;

/// CloudFront's standard logs: tabs between columns, whose order `#Fields:` says; without it they
/// are in the order of the documentation.
///
/// CloudFront escapes once more what clients sent, and LogLine holds it without that layer: the user
/// agent and the referrer as the client sent them (a referrer keeps the percent-encoding of its
/// own), TARGET as `cs-uri-stem?cs-uri-query` with `%2520` as `%20`. Lines of years ago have user
/// agents that are escaped twice; they are known by having `%20` but no space once decoded. HOST is
/// `x-host-header`, what the viewer asked for, or else `cs(Host)`, the distribution.
final class CloudFrontFormat implements LogFormat {
    @Override
    public String name() {
        return "cloudfront";
    }

    @Override
    public boolean hasRequestIds() {
        return true;
    }

    @Override
    public Parser newParser() {
        return new CloudFrontParser();
    }
}
