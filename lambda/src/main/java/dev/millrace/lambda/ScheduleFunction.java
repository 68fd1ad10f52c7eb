package dev.millrace.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import java.io.InputStream;
import java.io.OutputStream;

/// Does what is done by the clock: closes days and writes reports.
public final class ScheduleFunction implements RequestStreamHandler {
    private final Doorway doorway;

    public ScheduleFunction() {
        Setting setting = Setting.ofProcess();
        setting.check();
        DynamoDbStore store = Backend.of(setting)
                .store(Connection.fromEnvironment(), setting.clock());
        doorway = new Doorway(setting, store::takeConsumed, ScheduleWork.on(store, setting));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        doorway.pass(event, answer, context);
    }
}
