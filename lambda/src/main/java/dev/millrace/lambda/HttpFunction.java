package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.millrace.dynamodb.DynamoDbStore;
import java.io.InputStream;
import java.io.OutputStream;

/// Answers requests of an HTTP API of API Gateway (payload version 2.0).
public final class HttpFunction implements RequestStreamHandler {
    private final Doorway doorway;

    public HttpFunction() {
        Setting setting = Setting.ofProcess();
        setting.check();
        DynamoDbStore store = Backend.store(setting.clock());
        HttpWork work = new HttpWork(Endpoints.of(store, setting));
        doorway = new Doorway(setting, store::takeConsumed, work);
        Priming.before(work::prime);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        doorway.pass(event, answer, context);
    }
}
