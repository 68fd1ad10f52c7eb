package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.item.Value;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import dev.millrace.store.Write;
import dev.millrace.testkit.DynamoDbLocal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

@ExtendWith(DynamoDbLocal.Started.class)
final class MeterIT {
    private final Endpoint endpoint;

    MeterIT(DynamoDbLocal local) {
        endpoint = new Endpoint(local);
    }

    @AfterEach
    void closeStores() {
        endpoint.close();
    }

    @Test
    void sumsWhatEveryProcessConsumed() {
        String account = Endpoint.account();
        Store second = endpoint.store(account, UrlConnectionHttpClient::create);
        try (Store first = endpoint.store(account, UrlConnectionHttpClient::create)) {
            first.tables().create(TableSchema.of("Things", "id"));
            first.write(Write.put("Things", Item.of(Map.of("id", Value.of("a")))));
            first.get("Things", Key.of("a"), Consistency.EVENTUAL);
        }
        second.get("Things", Key.of("a"), Consistency.STRONG);
        assertThat(second.tables().consumed())
                .isEqualTo(Map.of("Things", new Capacity(1.5, 1)));
        assertThat(second.tables().list()).containsExactly("Things");
    }
}
