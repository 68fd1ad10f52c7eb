package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Consistency;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.StoreException;
import dev.millrace.store.UnknownOutcome;
import dev.millrace.store.Write;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// What the user is told when DynamoDB says no, or nothing.
final class FailuresTest {
    private final ScriptedHttp http = new ScriptedHttp().on("DescribeTable", ScriptedStore.THINGS);
    private final DynamoDbStore store = ScriptedStore.of(http);

    @Test
    void namesTheActionAndTableThatAreNotAllowed() {
        http.refuse("GetItem", 400, "AccessDeniedException");
        assertThatThrownBy(this::get).isInstanceOf(StoreException.class)
                .hasMessageContaining("dynamodb:GetItem")
                .hasMessageContaining("Things");
    }

    @Test
    void saysWhichCredentialsToCheck() {
        http.refuse("GetItem", 400, "UnrecognizedClientException");
        assertThatThrownBy(this::get).hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    @Test
    void knowsATableThatIsGone() {
        http.refuse("GetItem", 400, "ResourceNotFoundException");
        assertThatThrownBy(this::get).isInstanceOf(NoSuchTable.class);
    }

    @Test
    void saysThatTheEndpointCannotBeReached() {
        Patience patience = new Patience(Duration.ofMillis(50), Duration.ofMillis(20),
                Duration.ofMillis(1), Duration.ofMillis(1));
        try (DynamoDbStore nowhere = new DynamoDbStore(Connection.local(
                URI.create("http://127.0.0.1:1"), "key", UrlConnectionHttpClient::create), patience,
                InstantSource.system())) {
            assertThatThrownBy(() -> nowhere.tables().list()).isInstanceOf(StoreException.class)
                    .hasMessageContaining("AWS_ENDPOINT_URL");
        }
    }

    @Test
    void saysThatATableStayedBusy() {
        for (int i = 0; i < 100; i++) {
            http.refuse("GetItem", 400, "ProvisionedThroughputExceededException");
        }
        assertThatThrownBy(this::get).isInstanceOf(StoreException.class)
                .hasMessageContaining("ProvisionedThroughputExceededException");
    }

    @Test
    void asksAgainWhenAProxyAnswered() {
        http.proxy("GetItem", 502).on("GetItem", "{}");
        assertThat(store.get("Things", Key.of("a"), Consistency.STRONG).item()).isEmpty();
    }

    @Test
    void aProxyThatRefusesIsQuoted() {
        http.proxy("GetItem", 403);
        assertThatThrownBy(this::get).isInstanceOf(StoreException.class)
                .hasMessageContaining("GetItem");
    }

    @Test
    void doesNotAddTwiceAfterALostReply() {
        http.refuse("UpdateItem", 500, "InternalServerError");
        assertThatThrownBy(() -> store.write(Write.update("Things", Key.of("a")).add("n", 1)))
                .isInstanceOf(UnknownOutcome.class);
        assertThat(http.asked()).containsOnlyOnce("UpdateItem");
    }

    @Test
    void saysWhichItemsOfABatchWereNotTaken() {
        String left = """
                {"UnprocessedItems": {"Things": [{"PutRequest": {"Item": {"id": {"S": "b"}}}}]}}""";
        for (int i = 0; i < 100; i++) {
            http.on("BatchWriteItem", left);
        }
        List<Item> items = List.of(thing("a"), thing("b"));
        assertThatThrownBy(() -> store.putAll("Things", items)).isInstanceOf(StoreException.class)
                .hasMessageContaining("1 items")
                .hasMessageEndingWith("b ");
    }

    @Test
    void makesNothingOfATableOfOtherShape() {
        assertThatThrownBy(() -> ScriptedStore
                .of(new ScriptedHttp().on("DescribeTable", ScriptedStore.THINGS)
                        .on("DescribeTable", ScriptedStore.THINGS))
                .tables()
                .create(TableSchema.of("Things", "pk", "sk"))).isInstanceOf(StoreException.class)
                .hasMessageContaining("its keys are id");
    }

    private void get() {
        store.get("Things", Key.of("a"), Consistency.STRONG);
    }

    private static Item thing(String id) {
        return Item.of(Map.of("id", Value.of(id)));
    }
}
