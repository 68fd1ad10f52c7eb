package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableCommandTest {
    @Test
    void seedsASiteOfItsOwn(@TempDir Path folder) {
        Cli cli = new Cli(folder.resolve("data"));
        assertThat(cli.json("table", "seed").get("views").asInt()).isPositive();
        assertThat(cli.json("totals")).isEmpty();
        assertThat(cli.json("totals", "--site", "sample")).isNotEmpty();
    }
}
