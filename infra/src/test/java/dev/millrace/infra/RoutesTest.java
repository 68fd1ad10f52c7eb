package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Application;
import dev.millrace.api.Endpoint;
import dev.millrace.api.Reply;
import dev.millrace.store.Capacity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutesTest {
    @ParameterizedTest
    @EnumSource
    void everyApplicationHasEndpointsAndThoseOfItsOperator(Application application) {
        assertThat(Routes.of(application)).extracting(Endpoint::path)
                .contains("/api/health", "/api/views", "/openapi.json")
                .hasSizeGreaterThan(3);
    }

    /// API Gateway takes no other parameters.
    @ParameterizedTest
    @EnumSource
    void parametersAreWholeSegments(Application application) {
        assertThat(Routes.of(application)).extracting(Endpoint::path)
                .allSatisfy(path -> assertThat(path.split("/", -1))
                        .allMatch(segment -> segment.matches("[^{}]*|\\{\\w+}")));
    }

    @Test
    void cloudFrontSendsWhatBelongsToTheApiThere() {
        assertThat(Routes.patterns(List.of(get("/pagetotals"), get("/api/views"),
                get("/api/tracker/top"), get("/api/tracker/pages"), get("/api/maps"),
                get("/api/maps/{map}/points"))))
                .containsExactly("/api/maps*", "/api/tracker*", "/api/views", "/pagetotals");
    }

    private static Endpoint get(String path) {
        return Endpoint.get(path, "", List.of(), _ -> Reply.ok("", Capacity.NONE));
    }
}
