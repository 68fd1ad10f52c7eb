package dev.millrace.lambda;

import dev.millrace.s3.S3Location;
import dev.millrace.tracker.ingest.ImportListener;
import dev.millrace.tracker.ingest.ImportReport;
import dev.millrace.tracker.ingest.Importer;
import dev.millrace.tracker.ingest.LogSource;
import dev.millrace.tracker.log.Chunk;
import dev.millrace.tracker.log.Formats;
import dev.millrace.tracker.log.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Imports the objects that an event names, all in one import. An object that cannot be read fails
/// its message of the queue alone, or else the whole event, and comes again; what was stored of it
/// is known then and changes nothing.
final class LogsWork implements Doorway.Work {
    private final Importer importer;
    private final Objects objects;

    LogsWork(Importer importer, Objects objects) {
        this.importer = importer;
        this.objects = objects;
    }

    /// Where objects are read.
    @FunctionalInterface
    interface Objects {
        /// @throws IOException that says which object cannot be read, and why
        InputStream open(S3Location location) throws IOException;
    }

    @Override
    public Object answer(JsonNode event, Invocation invocation) {
        List<Notice> notices = Notices.in(event);
        Unread unread = new Unread();
        ImportReport report = Deadline.within(invocation,
                () -> importer.run(sources(notices), unread));
        tell(report, invocation);
        notices.forEach(notice -> tell(notice, unread, invocation));
        return notices.stream().anyMatch(notice -> notice.message().isPresent())
                ? Map.of("batchItemFailures", failures(notices, unread))
                : direct(notices, unread, report);
    }

    private List<LogSource> sources(List<Notice> notices) {
        Set<S3Location> distinct = new LinkedHashSet<>();
        notices.forEach(notice -> distinct.addAll(notice.objects()));
        return distinct.stream()
                .map(object -> new LogSource(object.toString(), LogsWork::format,
                        () -> objects.open(object)))
                .toList();
    }

    /// The format by the first lines. Where there is none, the log shows no line: it
    /// holds addresses.
    private static LogFormat format(Chunk first) {
        try {
            return Formats.detect(first);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("its lines are of no known log format");
        }
    }

    private static void tell(Notice notice, Unread unread, Invocation invocation) {
        notice.problem().ifPresent(problem -> invocation.error(problem, Map.of()));
        notice.objects()
                .forEach(object -> unread.reason(object)
                        .ifPresent(reason -> invocation.error(reason, Map.of())));
    }

    private static void tell(ImportReport report, Invocation invocation) {
        Metrics metrics = invocation.metrics();
        metrics.count("Lines", report.lines());
        metrics.count("Views", report.views());
        metrics.count("Duplicates", report.duplicates());
        metrics.count("Expired", report.expired());
        metrics.count("Rejected", report.rejected());
    }

    private static List<Map<String, String>> failures(List<Notice> notices, Unread unread) {
        return notices.stream()
                .filter(notice -> notice.problem().isPresent()
                        || notice.objects()
                                .stream()
                                .anyMatch(object -> unread.reason(object).isPresent()))
                .map(notice -> Map.of("itemIdentifier", notice.message().orElseThrow()))
                .toList();
    }

    private static Map<String, Object> direct(List<Notice> notices, Unread unread,
            ImportReport report) {
        notices.stream()
                .flatMap(notice -> notice.objects().stream())
                .flatMap(object -> unread.reason(object).stream())
                .findFirst()
                .ifPresent(reason -> {
                    throw new IllegalStateException(reason);
                });
        return Map.of("lines", report.lines(), "views", report.views(), "duplicates",
                report.duplicates(), "rejected", report.rejected());
    }

    /// The objects that could not be read to their end.
    private static final class Unread implements ImportListener {
        private final Map<String, String> reasons = new LinkedHashMap<>();

        @Override
        public void failed(String source, String reason) {
            reasons.put(source, reason);
        }

        Optional<String> reason(S3Location object) {
            return Optional.ofNullable(reasons.get(object.toString()))
                    .map(reason -> reason.startsWith("Unable to read")
                            ? reason
                            : "Unable to read " + object.key() + " from " + object.bucket() + ": "
                                    + reason);
        }
    }
}
