package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.s3.S3Location;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoticesTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void readsEveryRecordOfANotification() {
        assertThat(objects(Events.ofS3("b", "one", "two", "three")))
                .extracting(S3Location::key)
                .containsExactly("one", "two", "three");
    }

    @Test
    void decodesTheKeysOfANotification() {
        JsonNode event = MAPPER.readTree("""
                {"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put",
                "s3":{"bucket":{"name":"b"},"object":{"key":"logs/a+b%3D%2B%C3%A9.log"}}}]}
                """);

        assertThat(Notices.in(event).getFirst().objects())
                .containsExactly(new S3Location("b", "logs/a b=+é.log"));
    }

    @Test
    void takesTheKeysOfEventBridgeAsTheyAre() {
        assertThat(objects(Events.ofEventBridge("b", "logs/a+b%3D")))
                .containsExactly(new S3Location("b", "logs/a+b%3D"));
    }

    @Test
    void readsMessagesOfAQueueEachForItself() {
        List<Notice> notices = Notices.in(MAPPER.valueToTree(Events.ofQueue(List.of(
                Events.json(Events.ofS3("b", "one")),
                Events.json(Events.ofEventBridge("b", "two")),
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}",
                "no JSON", "{}"))));

        assertThat(notices).extracting(notice -> notice.message().orElseThrow())
                .containsExactly("m0", "m1", "m2", "m3", "m4");
        assertThat(notices).extracting(notice -> notice.objects().size())
                .containsExactly(1, 1, 0, 0, 0);
        assertThat(notices).extracting(notice -> notice.problem().isPresent())
                .containsExactly(false, false, false, true, true);
    }

    @Test
    void leavesOutWhatWasNotMade() {
        JsonNode event = MAPPER.readTree("""
                {"Records":[{"eventSource":"aws:s3","eventName":"ObjectRemoved:Delete",
                "s3":{"bucket":{"name":"b"},"object":{"key":"gone"}}}]}
                """);

        assertThat(Notices.in(event).getFirst().objects()).isEmpty();
    }

    @Test
    void refusesWhatIsNoNews() {
        assertThatThrownBy(() -> objects(Map.of("job", "report")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> objects(Map.of("Records", List.of(Map.of("s3", Map.of())))))
                .hasMessageContaining("bucket.name");
    }

    private static List<S3Location> objects(Object event) {
        return Notices.in(MAPPER.valueToTree(event)).getFirst().objects();
    }
}
