package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class PlacesCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Cli cli;

    @BeforeEach
    void open() {
        cli = new Cli(folder.resolve("data"));
    }

    @Test
    void seedsListsChangesAndDeletes() {
        assertThat(cli.json("places", "seed").get("points").intValue()).isEqualTo(7);
        JsonNode maps = cli.json("places", "maps");
        assertThat(maps).hasSize(4);
        assertThat(maps.get(3).toString()).contains(
                "\"mapId\":\"TownsvilleMapId\"", "\"totalPoints\":3",
                "\"categoryCounts\":{\"Landmark\":2,\"Restaurant\":1}");
        cli.json("places", "put", "SeattleMapId", "SpaceNeedleId", "category=Icon", "metres:=184");
        cli.json("places", "delete", "SeattleMapId", "PalaceKitchenId");
        assertThat(cli.json("places", "points", "SeattleMapId").toString()).isEqualTo(
                "[{\"mapId\":\"SeattleMapId\",\"pointId\":\"SpaceNeedleId\",\"category\":\"Icon\","
                        + "\"metres\":184}]");
        assertThat(cli.json("places", "points", "TownsvilleMapId", "--category", "Restaurant"))
                .hasSize(1);
        assertThat(cli.json("places", "delete", "TownsvilleMapId", "--yes")
                .get("deletedPoints")
                .intValue()).isEqualTo(3);
        assertThat(cli.run("places", "maps").out()).contains("Seattle", "{Icon=1}")
                .doesNotContain("Townsville");
        assertThat(cli.run("view", "verify").exit()).isZero();
    }

    @Test
    void setsModifiers() {
        cli.json("places", "seed");
        cli.json("places", "modifier", "AUS", "--set", "2");
        assertThat(cli.json("places", "modifier", "AUS", "QLD", "--set", "1.5").toString())
                .isEqualTo("[{\"country\":\"AUS\",\"modifier\":2},"
                        + "{\"country\":\"AUS\",\"state\":\"QLD\",\"modifier\":1.5}]");
        assertThat(cli.json("places", "maps").get(3).get("tourismScore").intValue()).isEqualTo(9);
        assertThat(cli.json("places", "modifier", "AUS", "--remove")).hasSize(1);
    }

    @Test
    void loadsFilesAndSaysWhatItRefused() throws IOException {
        cli.json("places", "put", "M", "city=Here");
        Path csv = Files.writeString(folder.resolve("points.csv"),
                "pointId,category,latitude\na,Bar,1\nb,Bar,north\n");
        Path broken = Files.writeString(folder.resolve("points.geojson"), "{\"features\":[{");
        Cli.Ran ran = cli.run("places", "load", csv.toString(), "--map", "M");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("points.csv:3: latitude: latitude is a number");
        JsonNode again = cli.json("places", "load", csv.toString(), "--map", "M");
        assertThat(again.toString()).isEqualTo("{\"read\":2,\"stored\":1,\"refused\":1}");
        assertThat(cli.json("places", "maps").get(0).get("totalPoints").intValue()).isEqualTo(1);
        Cli.Ran failed = cli.run("places", "load", broken.toString(), "--map", "M");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("points.geojson", "no JSON from line 1 on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "places delete M                 | --yes deletes M                  | 2",
            "places put M P                  | there is no map M                | 1",
            "places put M                    | NAME=VALUE                       | 2",
            "places put M city=              | city is a text                   | 1",
            "places put M a=1 b              | write NAME=TEXT                  | 2",
            "places put M P a:=x             | a is no JSON                     | 2",
            "places points M                 | there is no map M                | 1",
            "places delete M P               | there is no map M                | 1",
            "places load points.xml          | say --format                     | 2",
            "places load nosuch.csv          | there is no file that can be read | 1",
            "places modifier --set 2         | of which COUNTRY                 | 2",
            "places modifier AUS             | say --set NUMBER                 | 2",
            "places modifier AUS --set -1    | from 0 to                        | 1"})
    void saysWhatIsWrong(String line, String said, int exit) {
        Cli.Ran ran = cli.run(line.split(" +"));
        assertThat(ran.err()).startsWith("millrace: ").contains(said).doesNotContain("\tat ");
        assertThat(ran.exit()).isEqualTo(exit);
    }
}
