package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final Map<String, String> given = new HashMap<>();

    @BeforeEach
    void buildFunctions() throws Exception {
        given.put("functions", Files.writeString(folder.resolve("functions.zip"), "").toString());
    }

    @Test
    void deployTheTrackerForItsOwnerAlone() {
        Deployment deployment = deployment();

        assertThat(deployment.applications()).containsExactly(Application.TRACKER);
        assertThat(deployment.logs()).isEqualTo(
                new Deployment.Logs(Optional.empty(), "logs/", Optional.empty()));
        assertThat(deployment.door()).isEqualTo(
                new Deployment.Door(List.of(), Optional.empty(), false, Optional.empty()));
        assertThat(deployment.operation().tracing()).isTrue();
        assertThat(deployment.operation().reserved()).isTrue();
        assertThat(deployment.operation().privateNetwork()).isFalse();
    }

    @Test
    void areTakenFromTheContext() {
        given.putAll(Map.of("logBucket", "my-logs", "logPrefix", "access/", "site", "shop",
                "figures", "public", "origins", "https://a.example, https://b.example:8443",
                "email", "me@example.org", "budget", "10", "reserve", "no", "network", "private"));

        Deployment deployment = deployment();

        assertThat(deployment.logs()).isEqualTo(
                new Deployment.Logs(Optional.of("my-logs"), "access/", Optional.of("shop")));
        assertThat(deployment.door().origins())
                .containsExactly("https://a.example", "https://b.example:8443");
        assertThat(deployment.door().publicFigures()).isTrue();
        assertThat(deployment.operation().budget()).hasValue(10);
        assertThat(deployment.operation().reserved()).isFalse();
        assertThat(deployment.operation().privateNetwork()).isTrue();
    }

    @Test
    void nameTheIssuerWithItsAudience() {
        given.putAll(Map.of("issuer", "https://id.example.org/pool", "audience", "a,b"));

        assertThat(deployment().door().signIn()).contains(new Deployment.SignIn(
                "https://id.example.org/pool", List.of("a", "b"), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"applications,tracker;blog", "logPrefix,logs", "logPrefix,/logs/",
            "origins,https://a.example/path", "origins,*", "figures,maybe", "tracing,yes",
            "reserve,on", "network,vpc", "issuer,https://id.example.org", "audience,a",
            "budget,10", "functions,nowhere.zip"})
    void areRefusedByNameWhereTheyMakeNoSense(String name, String value) {
        given.put(name, value.replace(';', ','));

        assertThatThrownBy(this::deployment).isInstanceOf(WrongSetting.class)
                .hasMessageContaining(name.equals("functions") ? "nowhere.zip" : "-c " + name);
    }

    private Deployment deployment() {
        return new Settings(name -> Optional.ofNullable(given.get(name))).deployment();
    }
}
