package dev.millrace.tracker.log;

import java.nio.charset.StandardCharsets;

/// The fields of one line as ranges of the buffer that it stands in. One instance is reused for
/// line after line and belongs to one thread. An absent field (`-`, or not in the format) is an
/// empty range.
///
/// The line itself is `buffer()[start(), end())`. The ranges of fields are of the same buffer, but
/// may stand behind the line's end: a parser whose fields are not in the line as such (CloudFront
/// escapes them) copies the line into a buffer of its own and appends what it decodes.
@SuppressWarnings("EnumOrdinal") // the ranges stand in arrays, one place for each field
public final class LogLine {
    /// The fields that Millrace reads, in the order of S3's lines.
    public enum Field {
        /// Remote address, IPv4 or IPv6 in text.
        ADDRESS,
        /// Unique id of the request, where the format has one. Empty means: identity is the
        /// whole line's.
        REQUEST_ID,
        /// S3 operation (`WEBSITE.GET.OBJECT`, `REST.PUT.OBJECT`). S3 only, where it stands behind
        /// the request id.
        OPERATION,
        /// The S3 object's key as logged: percent-encoded once or twice. S3 only, where it stands
        /// behind the operation.
        KEY,
        /// HTTP method.
        METHOD,
        /// Request target as sent: path and query, percent-encoded; an absolute or path-style URI
        /// is possible.
        TARGET, REFERRER, USER_AGENT,
        /// Host asked for: virtual host, Host header, or the bucket.
        HOST
    }

    private static final int FIELDS = Field.values().length;
    private byte[] buffer = new byte[0];
    private int start;
    private int end;
    private final int[] from = new int[FIELDS];
    private final int[] to = new int[FIELDS];
    private long epochSecond;
    private int status;
    private long bytes;
    private long objectSize;
    private int fields;

    /// Forgets the line before and begins one at `buffer[start, end)`, without its line end.
    public void begin(byte[] newBuffer, int newStart, int newEnd) {
        buffer = newBuffer;
        start = newStart;
        end = newEnd;
        for (int i = 0; i < FIELDS; i++) {
            from[i] = newStart;
            to[i] = newStart;
        }
        epochSecond = 0;
        status = 0;
        bytes = 0;
        objectSize = 0;
        fields = 0;
    }

    /// Says that the line, which was copied to the beginning of `newBuffer`, stands there now.
    void moveTo(byte[] newBuffer) {
        for (int i = 0; i < FIELDS; i++) {
            from[i] -= start;
            to[i] -= start;
        }
        end -= start;
        start = 0;
        buffer = newBuffer;
    }

    public void set(Field field, int fieldFrom, int fieldTo) {
        from[field.ordinal()] = fieldFrom;
        to[field.ordinal()] = fieldTo;
    }

    public void setEpochSecond(long seconds) {
        epochSecond = seconds;
    }

    public void setStatus(int code) {
        status = code;
    }

    public void setBytes(long sent) {
        bytes = sent;
    }

    public void setObjectSize(long size) {
        objectSize = size;
    }

    void setFields(int count) {
        fields = count;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public int from(Field field) {
        return from[field.ordinal()];
    }

    public int to(Field field) {
        return to[field.ordinal()];
    }

    public boolean has(Field field) {
        return to[field.ordinal()] > from[field.ordinal()];
    }

    /// The field as text; bytes that are no UTF-8 become U+FFFD. For tests and cache misses, not
    /// for every line.
    public String text(Field field) {
        int i = field.ordinal();
        return new String(buffer, from[i], to[i] - from[i], StandardCharsets.UTF_8);
    }

    /// Seconds since 1970 UTC.
    public long epochSecond() {
        return epochSecond;
    }

    /// HTTP status, 0 where the log has none (`-`, CloudFront's `000`).
    public int status() {
        return status;
    }

    /// Bytes sent, 0 where the log has none.
    public long bytes() {
        return bytes;
    }

    /// Size of the whole object or 0 where the log has none; with status 206 and fewer bytes sent,
    /// the answer was a part of it. S3 only.
    public long objectSize() {
        return objectSize;
    }

    /// How many fields the line has, whether Millrace reads them or not. S3 and CloudFront only.
    public int fields() {
        return fields;
    }
}
