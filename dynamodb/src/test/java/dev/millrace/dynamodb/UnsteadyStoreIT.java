package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.store.Derivation;
import dev.millrace.store.Store;
import dev.millrace.testkit.DynamoDbLocal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The whole contract while half of all requests are throttled, conflict, are left half unprocessed
/// or find nobody listening: nobody who uses the store sees any of it, not even in what it cost.
@ExtendWith(DynamoDbLocal.Started.class)
final class UnsteadyStoreIT implements EmulatedStoreContract {
    private static final int SEED = 7;

    private final Endpoint endpoint;
    private final RandomWeather weather = new RandomWeather(SEED, Mishap.HARMLESS);

    UnsteadyStoreIT(DynamoDbLocal local) {
        this.endpoint = new Endpoint(local);
    }

    @Override
    public Store emptyStore(Derivation derivation) {
        return endpoint.emptyStore(() -> new FaultyHttp(weather));
    }

    @AfterEach
    void closeStores() {
        endpoint.close();
        assertThat(weather.done().keySet()).isSubsetOf(Mishap.HARMLESS);
    }
}
