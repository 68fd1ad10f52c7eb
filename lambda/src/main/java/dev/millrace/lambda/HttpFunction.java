package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.millrace.view.ViewTable;
import java.io.InputStream;
import java.io.OutputStream;

/// Answers requests of an HTTP API of API Gateway (payload version 2.0).
public final class HttpFunction implements RequestStreamHandler {
    private final Doorway doorway = Opening.of(HttpFunction::on, RehearsedEvents::ofHttp,
            ViewTable.SCHEMA);

    static Doorway on(Setting setting, Clients clients) {
        return new Doorway(setting, clients.consumed(),
                new HttpWork(Endpoints.of(clients.store(), setting)));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        doorway.pass(event, answer, context);
    }
}
