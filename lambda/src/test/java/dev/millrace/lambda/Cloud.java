package dev.millrace.lambda;

import dev.millrace.dynamodb.Connection;
import dev.millrace.dynamodb.DynamoDbStore;
import dev.millrace.dynamodb.Patience;
import dev.millrace.store.ChangeStream;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.ChangeStream.Records;
import dev.millrace.store.Sequence;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.testkit.S3Local;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.tracker.hits.HitBatches;
import dev.millrace.view.ViewTable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A stack as deployed, all on this machine: tables, a bucket, and functions that are started when
/// they are called.
final class Cloud implements AutoCloseable {
    static final String BUCKET = "logs-of-example";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final FunctionProcess.Surroundings around;
    private final DynamoDbStore store;
    private final S3Client s3;
    private final String folder = "logs/" + UUID.randomUUID() + "/";
    private final List<FunctionProcess> started = new ArrayList<>();

    Cloud(DynamoDbLocal dynamoDb, S3Local s3Server) {
        String account = "test" + UUID.randomUUID().toString().replace("-", "");
        around = new FunctionProcess.Surroundings(dynamoDb.endpoint(), s3Server.endpoint(),
                account);
        store = new DynamoDbStore(Connection.local(dynamoDb.endpoint(), account,
                UrlConnectionHttpClient::create), Patience.DEFAULT, InstantSource.system());
        Calls.BACKEND.tables().forEach(store.tables()::create);
        store.tables().create(ViewTable.SCHEMA);
        s3 = client(s3Server);
        if (s3.listBuckets().buckets().stream().noneMatch(each -> each.name().equals(BUCKET))) {
            s3.createBucket(request -> request.bucket(BUCKET));
        }
    }

    DynamoDbStore store() {
        return store;
    }

    FunctionProcess.Surroundings surroundings() {
        return around;
    }

    /// Puts an object and returns its key.
    String put(String name, byte[] bytes) {
        s3.putObject(request -> request.bucket(BUCKET).key(folder + name),
                RequestBody.fromBytes(bytes));
        return folder + name;
    }

    FunctionProcess start(Class<?> handler) throws IOException {
        FunctionProcess function = FunctionProcess.start(handler, around);
        started.add(function);
        return function;
    }

    private static S3Client client(S3Local server) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("test", "none")))
                .build();
    }

    /// The changes of the facts so far: what the trigger's filter lets through.
    List<ChangeRecord> changes() {
        ChangeStream stream = store.changes(TrackerTable.NAME);
        List<ChangeRecord> all = new ArrayList<>();
        Optional<Sequence> after = Optional.empty();
        Records page = stream.read(shard(), after, 1000);
        while (!page.records().isEmpty()) {
            all.addAll(page.records());
            after = Optional.of(page.records().getLast().sequence());
            page = stream.read(shard(), after, 1000);
        }
        return all.stream().filter(each -> HitBatches.covers(each.change().key())).toList();
    }

    String shard() {
        return store.changes(TrackerTable.NAME).shards().getFirst().id();
    }

    /// An event with these changes.
    String event(List<ChangeRecord> changes) {
        return Events.json(Events.ofStream(TrackerTable.SCHEMA, shard(), changes));
    }

    String pageTotals() throws IOException {
        FunctionProcess http = start(HttpFunction.class);
        JsonNode answer = MAPPER.readTree(
                http.call(Events.json(Events.get("/pagetotals", "prefix=blog%2F"))));
        return answer.path("body").stringValue();
    }

    @Override
    public void close() {
        started.forEach(FunctionProcess::close);
        s3.close();
        store.close();
    }
}
