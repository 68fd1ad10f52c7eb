package dev.millrace.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.DynamoDbLocal;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Random writes against a model while replies are lost before and after the endpoint did what was
/// asked: what the store says happened has happened once, what it says did not has not, and only
/// what it says it does not know is looked up.
@ExtendWith(DynamoDbLocal.Started.class)
final class LostRepliesIT {
    private static final int STEPS = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyWriteHappensAsOftenAsItIsSaidTo(long seed, DynamoDbLocal local) {
        RandomWeather weather = new RandomWeather(seed, Mishap.ALL);
        try (Endpoint endpoint = new Endpoint(local)) {
            String account = Endpoint.account();
            DynamoDbStore steady = endpoint.store(account,
                    UrlConnectionHttpClient::create);
            LostReplyModel model = new LostReplyModel(
                    endpoint.store(account, () -> new FaultyHttp(weather)), steady, seed);
            for (int step = 0; step < STEPS; step++) {
                model.step();
            }
            assertThat(weather.done()).containsKeys(Mishap.values());
            assertThat(model.settled()).as("writes of all kinds that were certain")
                    .isGreaterThan(STEPS / 2);
            assertThat(model.unknown()).as("writes that were not").isPositive();
        }
    }
}
