package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.testkit.DynamoDbLocal;
import dev.millrace.tracker.TrackerTable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/// The tracker's table as any other client of DynamoDB sees it.
@ExtendWith(DynamoDbLocal.Started.class)
final class TrackerTableIT {
    private static final String PAGE = "blog/articles/2021-11-16-understanding-scrum/";

    private final Endpoint endpoint;
    private final DynamoDbStore store;
    private final DynamoDbClient client;

    TrackerTableIT(DynamoDbLocal local) {
        endpoint = new Endpoint(local);
        String account = Endpoint.account();
        store = endpoint.store(account, UrlConnectionHttpClient::create);
        client = endpoint.connection(account, UrlConnectionHttpClient::create).items();
        store.tables().create(TrackerTable.SCHEMA);
    }

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
    }

    @Test
    void findsPagesByTheBeginningOfTheirName() {
        store.putAll(TrackerTable.NAME, List.of(item("INDEX", PAGE), item("INDEX", "about/"),
                item("INDEX", "blog/articles/2018-11-28-backlog-priorities/")));
        QueryResponse reply = client.query(query -> query.tableName("PageTrackTable")
                .projectionExpression("UserPages,SortKey")
                .keyConditionExpression("UserPages = :pk AND begins_with(SortKey, :sk)")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("INDEX"), ":sk",
                        AttributeValue.fromS("blog/articles"))));
        assertThat(reply.items())
                .extracting(item -> AttributeValues.item(item).text("SortKey").orElseThrow())
                .containsExactly("blog/articles/2018-11-28-backlog-priorities/", PAGE);
    }

    @Test
    void countsTheItemsOfAPage() {
        store.putAll(TrackerTable.NAME, IntStream.range(0, 72)
                .mapToObj(i -> item(PAGE, Integer.toString(1_662_606_144 + i)))
                .toList());
        QueryResponse reply = client.query(query -> query.tableName("PageTrackTable")
                .select(Select.COUNT)
                .keyConditionExpression("UserPages = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(PAGE))));
        assertThat(reply.count()).isEqualTo(72);
        assertThat(reply.scannedCount()).isEqualTo(72);
    }

    @Test
    void hasAStreamOfBothImagesAndATimeToLive() {
        DescribeTableResponse reply = client
                .describeTable(request -> request.tableName("PageTrackTable"));
        assertThat(reply.table().streamSpecification().streamViewType())
                .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
        assertThat(client.describeTimeToLive(request -> request.tableName("PageTrackTable"))
                .timeToLiveDescription()
                .attributeName()).isEqualTo("ExpiresAt");
    }

    private static Item item(String page, String sortKey) {
        return Item.of(Map.of("UserPages", Value.of(page), "SortKey", Value.of(sortKey)));
    }
}
