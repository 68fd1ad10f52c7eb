package dev.millrace.infra;

import dev.millrace.api.Application;
import dev.millrace.item.TableSchema;
import dev.millrace.tracker.TrackerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/// An application: its tables, the function that keeps their views, and its API.
final class ApplicationStack extends Stack {
    private final Application application;
    private final Table engineTable;
    private final DeployedFunction.Surroundings surroundings;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Watch watch;
    private final HttpApi api;

    ApplicationStack(Construct scope, Application application, BaseStack base,
            Deployment deployment) {
        super(scope, "Millrace" + Names.capital(application),
                MillraceApp.props("Millrace: " + application.title()));
        this.application = application;
        this.engineTable = base.views();
        this.watch = new Watch(this, base.alarms());
        for (TableSchema schema : application.tables()) {
            Table table = Tables.make(this, schema);
            tables.put(schema.name(), table);
            watch.table(table);
        }
        this.surroundings = new DeployedFunction.Surroundings(deployment.code().get(),
                deployment.operation(), base.network(),
                Map.of("MILLRACE_APPLICATION", application.title(), "TARGET_DYNAMO_TABLE",
                        Optional.ofNullable(tables.get(TrackerTable.NAME))
                                .map(Table::getTableName)
                                .orElse(TrackerTable.NAME)));
        keepViews();
        this.api = openDoor(deployment.door());
    }

    Application application() {
        return application;
    }

    HttpApi api() {
        return api;
    }

    Watch watch() {
        return watch;
    }

    /// The view engine's own table.
    Table engineTable() {
        return engineTable;
    }

    Table table(TableSchema schema) {
        return Optional.ofNullable(tables.get(schema.name())).orElseThrow();
    }

    /// A function of this stack.
    DeployedFunction function(String id, FunctionPlan plan) {
        DeployedFunction made = DeployedFunction.make(this, id, plan, surroundings);
        watch.function(made.function());
        return made;
    }

    /// The application's tables and their indexes, as resources of policies.
    List<String> tableArns() {
        List<String> arns = new ArrayList<>();
        application.tables().forEach(schema -> {
            String table = table(schema).getTableArn();
            arns.add(table);
            schema.indexes().forEach(index -> arns.add(table + "/index/" + index.name()));
        });
        return arns;
    }

    /// Lets a function follow the stream of a table.
    ///
    /// @return the stream's name
    String allowStream(TableSchema schema, DeployedFunction function) {
        String stream = Objects.requireNonNull(table(schema).getTableStreamArn());
        function.allow(List.of(stream), TableRights.FOLLOW_STREAM);
        allowShards(schema, function);
        return stream;
    }

    /// Lets a function list the shards of a table's streams. Streams are listed by table, before
    /// anybody knows their names.
    void allowShards(TableSchema schema, DeployedFunction function) {
        function.allow(List.of(table(schema).getTableArn() + "/stream/*"),
                List.of("dynamodb:DescribeStream", "dynamodb:ListStreams"));
        Exceptions.streams(function.role());
    }

    /// The tables whose changes the application's views follow.
    List<TableSchema> followed() {
        return application.tables()
                .stream()
                .filter(schema -> !StreamFilter.sources(application.views(), schema.name())
                        .isEmpty())
                .toList();
    }

    private void keepViews() {
        Pace pace = Pace.of(application);
        DeployedFunction views = function("Views", FunctionPlan.views(pace.function()));
        views.allow(tableArns(), TableRights.KEEP_VIEWS);
        views.allow(List.of(engineTable.getTableArn()), TableRights.KEEP_ENGINE);
        followed().forEach(
                schema -> ViewTrigger.make(this, schema, views, pace.waitSeconds()));
        watch.lag(views.function());
    }

    /// How names of what belongs to the stack begin.
    String name() {
        return "millrace-" + application.title();
    }

    private HttpApi openDoor(Deployment.Door door) {
        String name = name();
        Map<String, String> environment = door.standardPrefix()
                .map(prefix -> Map.of("MILLRACE_PREFIX", prefix))
                .orElse(Map.of());
        DeployedFunction function = function("Http", FunctionPlan.http(name, environment));
        function.allow(tableArns(), TableRights.answer(application));
        function.allow(List.of(engineTable.getTableArn()), TableRights.READ);
        HttpApi made = HttpDoor.open(this, name, door, function);
        watch.api(made, function.function());
        return made;
    }
}
