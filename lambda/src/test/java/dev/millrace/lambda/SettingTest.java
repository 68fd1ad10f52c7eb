package dev.millrace.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Application;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
    private final Calls calls = new Calls();

    @Test
    void saysThatTheTableIsMissing() {
        assertThatThrownBy(() -> calls.setting(Map.of()).check()).hasMessage(
                "IMPROPERLY CONFIGURED: Missing environment variable TARGET_DYNAMO_TABLE");
        assertThat(calls.log).singleElement().asString().contains("ERROR", "IMPROPERLY CONFIGURED");
    }

    @Test
    void saysThatTheTableIsAnother() {
        assertThatThrownBy(
                () -> calls.setting(Map.of("TARGET_DYNAMO_TABLE", "Other")).check())
                .hasMessageContaining("must be PageTrackTable");
    }

    @Test
    void saysWhichApplicationsThereAre() {
        assertThatThrownBy(() -> calls.setting(Map.of("TARGET_DYNAMO_TABLE", "PageTrackTable",
                "MILLRACE_APPLICATION", "shop")).check())
                .hasMessage(
                        "IMPROPERLY CONFIGURED: MILLRACE_APPLICATION is shop, and must be one of"
                                + " [tracker, places, messages]");
    }

    @Test
    void hasOneApplicationOrAll() {
        assertThat(calls.setting(Map.of("MILLRACE_APPLICATION", "places")).applications())
                .containsExactly(Application.PLACES);
        assertThat(calls.setting(Map.of()).applications()).containsExactly(Application.values());
    }

    @Test
    void takesTheTable() {
        assertThatCode(() -> calls.setting(Map.of("TARGET_DYNAMO_TABLE", "PageTrackTable"))
                .check()).doesNotThrowAnyException();
    }
}
