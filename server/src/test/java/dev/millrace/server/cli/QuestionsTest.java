package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The commands that ask and those that keep the store, on a few lines.
class QuestionsTest {
    /// 2022-10-20T08:49:42Z and :43Z, and 23:30 of that day.
    private static final String AGENT = "\"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:105.0) Gecko/20100101"
            + " Firefox/105.0\"\n";
    private static final String LOG = "1.2.3.4 - - [20/Oct/2022:08:49:42 +0000] \"GET /a HTTP/1.1\" 200 5 "
            + AGENT + "1.2.3.5 - - [20/Oct/2022:08:49:43 +0000] \"GET /b HTTP/1.1\" 200 5 " + AGENT
            + "1.2.3.6 - - [20/Oct/2022:23:30:00 +0000] \"GET /b HTTP/1.1\" 200 5 " + AGENT;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each
    private Cli cli;

    @SuppressWarnings("NullAway.Init") // set before each
    private Path log;

    @BeforeEach
    void importALog() throws IOException {
        cli = new Cli(folder.resolve("data"));
        log = Files.writeString(folder.resolve("access.log"), LOG);
        cli.json("site", "--zone", "UTC");
        cli.json("import", log.toString());
    }

    @Test
    void rangesAreExactToTheSecond() {
        assertThat(total("--from", "2022-10-20T08:49:42Z", "--to", "2022-10-20T08:49:43Z"))
                .isEqualTo(1);
        assertThat(total("--from", "1666255782", "--to", "1666255784")).isEqualTo(2);
        assertThat(total("--from", "1666255783", "--to", "1666255784")).isEqualTo(1);
        assertThat(total("--from", "2022-10-20T10:49:42+02:00")).isEqualTo(3);
        assertThat(total("--from", "2022-10-21")).isZero();
        assertThat(cli.json("totals", "--to", "1666255783").propertyNames()).hasSize(1);
    }

    private int total(String... range) {
        String[] args = new String[range.length + 1];
        args[0] = "history";
        System.arraycopy(range, 0, args, 1, range.length);
        return cli.json(args).get("total").asInt();
    }

    @Test
    void aSitesZoneCutsItsDays() {
        assertThat(cli.json("history").get("views").propertyNames()).containsExactly("2022-10-20");
        cli.json("site", "--zone", "Europe/Oslo");
        JsonNode views = cli.json("history").get("views");
        assertThat(views.get("2022-10-20").asInt()).isEqualTo(2);
        assertThat(views.get("2022-10-21").asInt()).isEqualTo(1);
        assertThat(cli.run("view", "verify").exit()).isZero();
    }

    @Test
    void sitesDoNotMix() {
        cli.json("import", log.toString(), "--site", "other", "--quiet");
        cli.json("import", log.toString(), "--site", "other", "--quiet");
        assertThat(cli.json("totals").valueStream().mapToInt(JsonNode::asInt).sum()).isEqualTo(3);
        assertThat(
                cli.json("totals", "--site", "other").valueStream().mapToInt(JsonNode::asInt).sum())
                .isEqualTo(3);
        assertThat(cli.json("totals", "--site", "third").isEmpty()).isTrue();
        assertThat(cli.run("view", "verify").exit()).isZero();
    }

    @Test
    void aRetentionRefusesWhatIsOlder() throws IOException {
        assertThat(cli.json("site", "--retention", "30").get("retention").asString())
                .isEqualTo("30 days");
        Path old = Files.writeString(folder.resolve("old.log"), LOG.replace("/Oct/", "/Sep/"));

        assertThat(cli.json("import", old.toString()).get("expired").asInt()).isEqualTo(3);
        assertThat(total()).isEqualTo(3);
        assertThat(cli.json("site", "--retention", "forever").get("retention").asString())
                .isEqualTo("forever");
    }

    @Test
    void aViewThatWasTamperedWithIsFoundAndRepaired() throws SQLException {
        Figures figures = Figures.of(cli);
        assertThat(cli.run("view", "verify").exit()).isZero();
        tamper();

        Cli.Ran found = cli.run("view", "verify", "--json");
        assertThat(found.exit()).isEqualTo(1);
        assertThat(
                found.json().valueStream().mapToInt(view -> view.get("differences").asInt()).sum())
                .isPositive();

        cli.json("view", "rebuild");
        assertThat(cli.run("view", "verify").exit()).isZero();
        assertThat(Figures.of(cli)).isEqualTo(figures);
    }

    /// Loses the index of pages behind the engine's back.
    private void tamper() throws SQLException {
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + cli.data().resolve("millrace.db"));
                Statement statement = connection.createStatement()) {
            int number = statement
                    .executeQuery("SELECT number FROM tables WHERE name = 'PageTrackTable'")
                    .getInt(1);
            assertThat(statement.executeUpdate(
                    "DELETE FROM items_" + number + " WHERE pk = 'INDEX'")).isEqualTo(2);
        }
    }

    @Test
    void aDatabaseOfANewerMillraceIsLeftAlone() throws SQLException {
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + cli.data().resolve("millrace.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
        }

        Cli.Ran ran = cli.run("totals");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).startsWith("millrace: ").contains("newer");
    }

    @Test
    void tablesAreDroppedOnlyWhenThatIsSaid() {
        assertThat(cli.run("table", "drop", "PageTrackTable").exit()).isEqualTo(2);
        assertThat(total()).isEqualTo(3);
        assertThat(cli.run("table", "drop", "PageTrackTable", "--yes").exit()).isZero();
        assertThat(cli.json("totals").isEmpty()).isTrue();
        assertThat(cli.json("import", log.toString()).get("views").asInt()).isEqualTo(3);
        assertThat(total()).isEqualTo(3);
    }

    @Test
    void hitsNameTheirLogAndCostCountsUnits() {
        JsonNode hits = cli.json("hits", cli.json("totals").propertyNames().iterator().next());

        assertThat(hits.get(0).get("log").asString()).endsWith("access.log");
        assertThat(hits.get(0).get("browser").asString()).isEqualTo("Firefox");
        JsonNode cost = cli.json("cost");
        double written = cost.get("PageTrackTable").get("writeUnits").asDouble();
        assertThat(written).isPositive();
        assertThat(cost.at("/tracker/writeUnitsPerPageView").asDouble() * total())
                .isCloseTo(written, within(0.001));
    }
}
