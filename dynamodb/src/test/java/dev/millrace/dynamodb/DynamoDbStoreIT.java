package dev.millrace.dynamodb;

import dev.millrace.store.Derivation;
import dev.millrace.store.Store;
import dev.millrace.testkit.DynamoDbLocal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.Started.class)
final class DynamoDbStoreIT implements EmulatedStoreContract {
    private final Endpoint endpoint;

    DynamoDbStoreIT(DynamoDbLocal local) {
        this.endpoint = new Endpoint(local);
    }

    @Override
    public Store emptyStore(Derivation derivation) {
        return endpoint.emptyStore();
    }

    @AfterEach
    void closeStores() {
        endpoint.close();
    }
}
