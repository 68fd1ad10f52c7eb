package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogLine.Field;

/// Reads method and target from a logged request: `GET /blog/?q=1 HTTP/1.1`. What is no request
/// (`-`, nothing, a TLS handshake on a plain port) has neither; the line it stands in is a line all
/// the same.
final class RequestLine {
    private static final int LONGEST_METHOD = 32;

    private RequestLine() {}

    static void read(byte[] b, int from, int to, LogLine line) {
        int space = methodEnd(b, from, to);
        int target = Scan.skipSpaces(b, space, to);
        if (space == from || target == space || target == to) {
            return;
        }
        line.set(Field.METHOD, from, space);
        line.set(Field.TARGET, target, targetEnd(b, target, to));
    }

    private static int methodEnd(byte[] b, int from, int to) {
        int last = Math.min(to, from + LONGEST_METHOD);
        int i = from;
        while (i < last && isMethodByte(b[i])) {
            i++;
        }
        return i;
    }

    private static boolean isMethodByte(byte c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    }

    /// Where the target ends: before ` HTTP/1.1` or ` HTTP/2`, if the request says so (HTTP/0.9 did
    /// not). A target may hold spaces if the client sent them.
    private static int targetEnd(byte[] b, int from, int to) {
        if (isVersion(b, to - 9, from)) {
            return to - 9;
        }
        return isVersion(b, to - 7, from) ? to - 7 : to;
    }

    private static boolean isVersion(byte[] b, int at, int from) {
        return at > from && b[at] == ' ' && Scan.startsWith(b, at + 1, at + 6, "HTTP/");
    }
}
