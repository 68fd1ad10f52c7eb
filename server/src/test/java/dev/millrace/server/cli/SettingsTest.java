package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void areTakenFromOptionsThenTheEnvironmentThenTheFile() throws IOException {
        Path file = config("data=" + folder.resolve("by-file"));
        Map<String, String> onlyFile = Map.of("MILLRACE_CONFIG", file.toString());
        Map<String, String> both = Map.of("MILLRACE_CONFIG", file.toString(), "MILLRACE_DATA",
                folder.resolve("by-environment").toString());

        Cli.runIn(onlyFile, "totals");
        assertThat(folder.resolve("by-file/millrace.db")).exists();
        Cli.runIn(both, "totals");
        assertThat(folder.resolve("by-environment/millrace.db")).exists();
        Cli.runIn(both, "totals", "--data", folder.resolve("by-option").toString());
        assertThat(folder.resolve("by-option/millrace.db")).exists();
    }

    @Test
    void thatAreUnknownStopTheStart() throws IOException {
        Cli.Ran file = Cli.runIn(
                Map.of("MILLRACE_CONFIG", config("dta=/tmp").toString()), "totals");
        Cli.Ran variable = Cli.runIn(Map.of("MILLRACE_DTA", "/tmp"), "totals");
        Cli.Ran missing = Cli.runIn(Map.of("MILLRACE_CONFIG", "/no/such"), "totals");

        assertThat(file.exit()).isEqualTo(2);
        assertThat(file.err()).contains("\"dta\"");
        assertThat(variable.exit()).isEqualTo(2);
        assertThat(variable.err()).contains("MILLRACE_DTA");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("/no/such");
    }

    @Test
    void thatAreWrongNameTheirOrigin() throws IOException {
        Path file = config("port=many\ndata=" + folder.resolve("data"));

        Cli.Ran ran = Cli.runIn(Map.of("MILLRACE_CONFIG", file.toString()), "serve");
        Cli.Ran store = Cli.runIn(Map.of("MILLRACE_STORE", "nosuch"), "totals");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--port", "many", file.toString());
        assertThat(store.exit()).isEqualTo(2);
        assertThat(store.err()).contains("nosuch", "sqlite", "MILLRACE_STORE");
    }

    @Test
    void neverConfirmOrChangeAnything() {
        for (String name : new String[]{"MILLRACE_YES", "MILLRACE_ZONE", "MILLRACE_RETENTION"}) {
            assertThat(Cli.runIn(Map.of(name, "true"), "settings").err()).contains(name);
        }
        String data = folder.resolve("data").toString();
        Cli.Ran site = Cli.runIn(Map.of("MILLRACE_HOST", "0.0.0.0"), "site", "--data", data,
                "--json");
        assertThat(site.json().get("hosts").isEmpty()).as("the server's address").isTrue();
    }

    @Test
    void thatAreEmptyAreNotSet() {
        String data = folder.resolve("data").toString();

        Cli.Ran ran = Cli.runIn(Map.of("MILLRACE_SITE", "", "MILLRACE_LIMIT", "", "MILLRACE_CONFIG",
                ""), "top", "page", "--data", data);

        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    @Test
    void areListed() {
        Cli.Ran ran = Cli.runIn(Map.of(), "settings");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("MILLRACE_DATA", "MILLRACE_PORT")
                .doesNotContain("MILLRACE_YES", "MILLRACE_HELP");
    }

    private Path config(String text) throws IOException {
        return Files.writeString(folder.resolve("config.properties"), text);
    }
}
