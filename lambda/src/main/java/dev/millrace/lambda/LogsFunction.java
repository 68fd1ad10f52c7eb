package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.s3.S3Objects;
import dev.millrace.tracker.Site;
import dev.millrace.tracker.ingest.ImportTools;
import dev.millrace.tracker.ingest.Importer;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;

/// Imports access logs that arrive in a bucket.
public final class LogsFunction implements RequestStreamHandler {
    private static final String SITE = "MILLRACE_SITE";

    private final Doorway doorway;

    public LogsFunction() {
        Setting setting = Setting.ofProcess();
        setting.check();
        Site site = new Site(setting.variable(SITE).orElse(""));
        // the rules of agents load while the clients are made
        CompletableFuture<ImportTools> tools = CompletableFuture
                .supplyAsync(() -> ImportTools.of(Clock.system(ZoneId.systemDefault())));
        S3Objects objects = S3Objects.fromEnvironment(setting.environment());
        DynamoDbStore store = Backend.store(setting.clock());
        LogsWork work = new LogsWork(new Importer(store, site, tools.join()), objects::open);
        doorway = new Doorway(setting, store::takeConsumed, work);
        Priming.before(() -> work.prime(store));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        doorway.pass(event, answer, context);
    }
}
