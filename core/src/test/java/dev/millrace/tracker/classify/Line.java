package dev.millrace.tracker.classify;

import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// A log line made of named fields, as a parser would leave it.
record Line(Map<Field, String> fields, int status, long bytes, long objectSize) {
    static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:106.0)"
            + " Gecko/20100101 Firefox/106.0";
    static final long EPOCH_SECOND = 1_666_255_782; // 2022-10-20T08:49:42Z

    /// A view of the page `/` by Firefox.
    static Line view() {
        return new Line(Map.of(Field.ADDRESS, "14.161.28.234", Field.METHOD, "GET", Field.TARGET,
                "/", Field.USER_AGENT, FIREFOX), 200, 100, 0);
    }

    /// The line of the first part of the tracker's story.
    static Line ofStory() {
        return view().with(Field.OPERATION, "WEBSITE.GET.OBJECT")
                .with(Field.KEY,
                        "blog/articles/2021-11-21-understanding-scrum-part-2/index.html")
                .with(Field.TARGET, "/blog/articles/2021-11-21-understanding-scrum-part-2/")
                .with(Field.HOST, "www.forshaw.tech")
                .with(Field.REQUEST_ID, "K6E7N1")
                .with(Field.REFERRER, "http://www.forshaw.tech/blog/tags/");
    }

    Line with(Field field, String value) {
        Map<Field, String> changed = new EnumMap<>(Field.class);
        changed.putAll(fields);
        changed.put(field, value);
        return new Line(changed, status, bytes, objectSize);
    }

    Line withStatus(int changed) {
        return new Line(fields, changed, bytes, objectSize);
    }

    Line withSizes(long sent, long whole) {
        return new Line(fields, status, sent, whole);
    }

    LogLine parsed() {
        byte[] buffer = text().getBytes(StandardCharsets.UTF_8);
        LogLine line = new LogLine();
        line.begin(buffer, 0, buffer.length);
        int from = 0;
        for (Field field : Field.values()) {
            int to = from + fields.getOrDefault(field, "").getBytes(StandardCharsets.UTF_8).length;
            line.set(field, from, to);
            from = to + 1;
        }
        line.setEpochSecond(EPOCH_SECOND);
        line.setStatus(status);
        line.setBytes(bytes);
        line.setObjectSize(objectSize);
        return line;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (Field field : Field.values()) {
            text.append(fields.getOrDefault(field, "")).append(' ');
        }
        return text.toString();
    }
}
