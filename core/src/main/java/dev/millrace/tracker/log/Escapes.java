package dev.millrace.tracker.log;

import dev.millrace.tracker.log.LogLine.Field;

/// Takes back the escapes of Apache and nginx (`\"`, `\\`, `\n`, `\x16`) in what clients sent.
/// Lines with a backslash are rare; only they are copied.
final class Escapes {
    private static final Field[] SENT = {Field.TARGET, Field.REFERRER, Field.USER_AGENT};
    private final Appendix appendix = new Appendix();

    void resolve(LogLine line) {
        byte[] b = line.buffer();
        if (Scan.find(b, '\\', line.start(), line.end()) < line.end()) {
            appendix.begin(line);
            for (Field field : SENT) {
                resolve(line, field);
            }
        }
    }

    private void resolve(LogLine line, Field field) {
        appendix.open();
        int to = line.to(field);
        int i = line.from(field);
        while (i < to) {
            i = resolveOne(line.buffer(), i, to);
        }
        appendix.close(line, field);
    }

    private int resolveOne(byte[] b, int i, int to) {
        if (b[i] != '\\' || i + 1 == to) {
            appendix.add(b[i]);
            return i + 1;
        }
        int hex = b[i + 1] == 'x' ? Percent.hexByte(b, i + 2, to) : -1;
        if (hex >= 0) {
            appendix.add((byte) hex);
            return i + 4;
        }
        appendix.add(plain(b[i + 1]));
        return i + 2;
    }

    private static byte plain(byte escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> 0x0b;
            default -> escaped;
        };
    }
}
