package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The functions themselves are on no class path here, so their sources are asked.
class HandlersTest {
    private static final Path SOURCES = Path.of("../lambda/src/main/java");

    static Stream<FunctionPlan> plans() {
        return Stream.of(FunctionPlan.logs(Map.of()), FunctionPlan.schedule("tracker"),
                FunctionPlan.http("millrace-tracker", Map.of()),
                FunctionPlan.views(Pace.of(Application.TRACKER).function()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void areClassesOfTheFunctions(FunctionPlan plan) {
        assertThat(SOURCES.resolve(plan.handler().replace('.', '/') + ".java"))
                .content()
                .contains("implements RequestStreamHandler");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TARGET_DYNAMO_TABLE", "MILLRACE_SITE", "MILLRACE_PREFIX", "Gap",
            "Unreadable", "close-day", "report"})
    void understandWhatTheyAreTold(String name) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains('"' + name + '"'))).isNotEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
