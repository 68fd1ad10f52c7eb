package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.millrace.dynamodb.DynamoDbStore;
import java.io.InputStream;
import java.io.OutputStream;

/// Keeps the views fresh: called with the changes of the tables that hold their facts.
public final class StreamFunction implements RequestStreamHandler {
    private final Doorway doorway;

    public StreamFunction() {
        Setting setting = Setting.ofProcess();
        setting.check();
        DynamoDbStore store = Backend.store(setting.clock());
        StreamWork work = StreamWork.on(store.forViews(), setting.clock());
        doorway = new Doorway(setting, store::takeConsumed, work);
        Priming.before(work::prime);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        doorway.pass(event, answer, context);
    }
}
