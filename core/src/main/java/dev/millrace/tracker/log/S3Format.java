package dev.millrace.tracker.log;

/// S3 server access logs: 18 fields at first, 27 by now, more to come, separated by spaces.
///
/// Bucket owner, bucket, `[time]`, remote address, requester, request id, operation, key,
/// "request-URI", status, error code, bytes sent, object size, total time, turn-around time,
/// "referrer", "user agent", version id, host id, signature version, cipher suite, authentication
/// type, host header, TLS version, access point ARN, ACL required, source region.
///
/// What clients send (request, referrer, user agent) may hold quotes, and S3 does not escape them:
/// such a field ends at the first quote behind which the fields that must follow do follow. A line
/// of fewer than 18 fields was cut short and is rejected, since its whole twin has the same request
/// id. HOST is the host header or, where there is none, the bucket.
final class S3Format implements LogFormat {
    @Override
    public String name() {
        return "s3";
    }

    @Override
    public boolean hasRequestIds() {
        return true;
    }

    @Override
    public Parser newParser() {
        return new S3Parser();
    }
}
