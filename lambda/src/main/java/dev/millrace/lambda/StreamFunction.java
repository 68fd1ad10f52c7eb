package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.millrace.view.ViewTable;
import java.io.InputStream;
import java.io.OutputStream;

/// Keeps the views fresh: called with the changes of the tables that hold their facts.
public final class StreamFunction implements RequestStreamHandler {
    private final Doorway doorway = Opening.of(StreamFunction::on, RehearsedEvents::ofStream,
            ViewTable.SCHEMA);

    static Doorway on(Setting setting, Clients clients) {
        return new Doorway(setting, clients.consumed(),
                StreamWork.on(clients.views().get(), setting));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        doorway.pass(event, answer, context);
    }
}
