package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;

/// Imports access logs that arrive in a bucket.
public final class LogsFunction implements RequestStreamHandler {
    private static final String SITE = "MILLRACE_SITE";

    private final Doorway doorway = Opening.of(LogsFunction::on, RehearsedEvents::ofLogs,
            TrackerTable.SCHEMA);

    static Doorway on(Setting setting, Clients clients) {
        Site site = new Site(setting.variable(SITE).orElse(""));
        Importer importer = new Importer(clients.store(), site,
                ImportTools.of(Clock.system(ZoneId.systemDefault())));
        return new Doorway(setting, clients.consumed(),
                new LogsWork(importer, clients.objects().get()));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        doorway.pass(event, answer, context);
    }
}
