package dev.millrace.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/// Everything that all templates have in common. They are kept in `infra/templates`, for review;
/// `-Dmillrace.templates=write` writes them anew.
class TemplatesTest {
    private static final Path KEPT = Path.of("templates");

    @Test
    void areThoseThatAreKept() throws IOException {
        Map<String, String> made = Synthesized.ALL.texts();
        if ("write".equals(System.getProperty("millrace.templates"))) {
            write(made);
        }

        assertThat(KEPT).as("the kept templates are written with -Dmillrace.templates=write")
                .isDirectoryNotContaining(file -> !made.containsKey(file.getFileName().toString()));
        made.forEach((file, text) -> assertThat(KEPT.resolve(file))
                .as("the kept templates are written with -Dmillrace.templates=write")
                .hasContent(text));
    }

    static Stream<Stack> stacks() {
        return Stream.of(Synthesized.ALL, Synthesized.PRIVATE)
                .flatMap(each -> each.texts()
                        .keySet()
                        .stream()
                        .map(file -> each.stack(file.replace(".template.json", ""))));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void followTheRulesOfAwsSolutions(Stack stack) {
        Annotations annotations = Annotations.fromStack(stack);

        annotations.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
        annotations.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
    }

    private static void write(Map<String, String> texts) throws IOException {
        Files.createDirectories(KEPT);
        try (Stream<Path> files = Files.list(KEPT)) {
            for (Path file : List.copyOf(files.toList())) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> each : texts.entrySet()) {
            Files.writeString(KEPT.resolve(each.getKey()), each.getValue());
        }
    }
}
