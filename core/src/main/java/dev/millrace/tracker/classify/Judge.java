package dev.millrace.tracker.classify;

import dev.millrace.tracker.Hit.Kind;
import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Says what a line counts as. The first rule that fits decides:
///
/// 1. OTHER: an S3 operation that is no visit to a site (`REST.PUT.OBJECT`, `REST.GET.VERSIONING`,
///    `BATCH.DELETE.OBJECT` …), whoever did it and however it ended: owners and services keep a
///    bucket, and their failures are no visitor's. Visits are `WEBSITE.*`, and `GET`, `HEAD` and
///    `OPTIONS` of an object by REST.
/// 2. BOT: the agent is a program and no browser.
/// 3. ERROR: status 400 and above.
/// 4. Anything but an answered GET is OTHER: other methods, redirects, answers without a status, a
///    part of an object.
/// 5. ASSET, if it is no page.
/// 6. VIEW.
///
/// An answer is status 200 or 304, and 206 if all of the object was sent. A log does not tell where
/// a part begins, so that a part counts as a view only if it is the whole; what players and download
/// tools ask for in parts are hardly ever pages.
final class Judge {
    private static final byte[] GET = bytes("GET");
    private static final byte[] WEBSITE = bytes("WEBSITE.");
    private static final byte[][] VISITS = {bytes("REST.GET.OBJECT"), bytes("REST.HEAD.OBJECT"),
            bytes("REST.OPTIONS.PREFLIGHT")};
    private static final byte[][] GETS = {bytes("WEBSITE.GET.OBJECT"), bytes("REST.GET.OBJECT")};
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int FIRST_ERROR = 400;

    private Judge() {}

    static Kind kind(LogLine line, boolean bot, boolean asset) {
        if (line.has(Field.OPERATION) && !isVisit(line)) {
            return Kind.OTHER;
        }
        if (bot) {
            return Kind.BOT;
        }
        if (line.status() >= FIRST_ERROR) {
            return Kind.ERROR;
        }
        if (!isGet(line) || !isAnswered(line)) {
            return Kind.OTHER;
        }
        return asset ? Kind.ASSET : Kind.VIEW;
    }

    private static boolean isVisit(LogLine line) {
        return startsWith(line, Field.OPERATION, WEBSITE) || isOneOf(line, VISITS);
    }

    private static boolean isGet(LogLine line) {
        boolean operation = !line.has(Field.OPERATION) || isOneOf(line, GETS);
        return operation && is(line, Field.METHOD, GET);
    }

    private static boolean isAnswered(LogLine line) {
        return switch (line.status()) {
            case OK, NOT_MODIFIED -> true;
            case PARTIAL -> line.objectSize() > 0 && line.bytes() >= line.objectSize();
            default -> false;
        };
    }

    private static boolean isOneOf(LogLine line, byte[][] operations) {
        for (byte[] operation : operations) {
            if (is(line, Field.OPERATION, operation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(LogLine line, Field field, byte[] value) {
        return line.to(field) - line.from(field) == value.length && startsWith(line, field, value);
    }

    private static boolean startsWith(LogLine line, Field field, byte[] value) {
        int from = line.from(field);
        int to = from + value.length;
        return to <= line.to(field)
                && Arrays.equals(line.buffer(), from, to, value, 0, value.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
