package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.places.PlacesTables;
import dev.millrace.store.Write;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// The page of places as a reader meets it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlacesPageIT {
    private static final Instant NOW = Instant.parse("2026-11-20T15:30:00Z");
    private static final String SEATTLE = "api/maps/SeattleMapId";
    private static final String MARKS = "document.querySelectorAll('#frame .mark').length === ";

    private Browser browser;
    private DashboardServer server;

    @BeforeAll
    void start(@TempDir Path profile) {
        browser = new Browser(profile, NOW);
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @BeforeEach
    void fill(@TempDir Path folder) {
        browser.width(1280);
        server = new DashboardServer(folder, InstantSource.fixed(NOW));
        server.put(SEATTLE, "{\"city\":\"Seattle\",\"state\":\"WA\",\"country\":\"USA\"}");
        server.put(SEATTLE + "/points/SpaceNeedleId", """
                {"name":"Space Needle","category":"Landmark","address":"400 Broad St",
                 "steps":12345678901234567890.5,"latitude":47.6205,"longitude":-122.3493}""");
        server.put(SEATTLE + "/points/PalaceKitchenId", """
                {"name":"Palace Kitchen","category":"Restaurant",
                 "latitude":47.6136,"longitude":-122.3412}""");
        server.put(SEATTLE + "/points/TroutId", "{\"name\":\"Trout\"}");
        server.put("api/maps/SydneyMapId", "{\"city\":\"Sydney\",\"country\":\"AUS\"}");
    }

    @AfterEach
    void nothingIsComplainedAbout() {
        List<String> complaints = browser.leave().complaints();
        server.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsMapsWithTheirTotalsOnAMapOfTheWorld() {
        browser.open(server.url() + "places");
        assertThat(browser.fact("maps")).isEqualTo(2);
        assertThat(browser.fact("points")).isEqualTo(3);
        assertThat(browser.texts(".map-name")).containsExactly("Seattle", "Sydney");
        assertThat(browser.texts(".map-place")).containsExactly("WA, United States", "Australia");
        assertThat(browser.texts(".map .category")).containsExactly("Landmark\n1", "Restaurant\n1",
                "No category\n1");
        browser.until("document.querySelector('#frame .land')?.getAttribute('d')?.length > 9000");
        browser.until("document.querySelectorAll('#frame .country').length === 2");
        assertThat(browser.texts("#frame .sign text")).containsExactlyInAnyOrder("3", "0");
    }

    @Test
    void showsAMapWithItsCategoriesAndPoints() {
        browser.open(server.url() + "places").click("[data-map=SeattleMapId] a");
        assertThat(browser.address()).endsWith("/places?map=SeattleMapId");
        assertThat(browser.fact("points")).isEqualTo(3);
        assertThat(browser.texts("#categories .name")).containsExactly("Landmark", "Restaurant",
                "No category");
        assertThat(browser.texts(".point-name")).containsExactly("Palace Kitchen", "Space Needle",
                "Trout");
        browser.until(MARKS + 2);
        assertThat(browser.texts("#map-note"))
                .containsExactly("1 of 3 points have no coordinates.");
        browser.click("#category-0");
        assertThat(browser.texts(".point-name")).containsExactly("Space Needle");
        browser.click("#category-2");
        assertThat(browser.texts(".point-name")).containsExactly("Trout");
        browser.back().back();
        assertThat(browser.texts(".point-name")).hasSize(3);
        browser.back();
        assertThat(browser.texts(".map-name")).hasSize(2);
    }

    @Test
    void addsAMapAndAPointOnIt() {
        browser.open(server.url() + "places").click("#add-map").type("#field-city", "Port Douglas");
        assertThat(browser.value("#field-id")).isEqualTo("PortDouglasMapId");
        browser.type("#field-country", "Australia").press(Keys.ENTER).waitWithout("#form");
        assertThat(browser.address()).endsWith("?map=PortDouglasMapId");
        assertThat(browser.fact("points")).isZero();
        browser.click("#add-point").type("#field-name", "Four Mile Beach");
        browser.type("#field-category", "Beach").type("#field-latitude", "-16.5");
        browser.type("#field-longitude", "145.47").click("#form-save").waitWithout("#form");
        assertThat(browser.fact("points")).isEqualTo(1);
        assertThat(browser.texts("#categories .name")).containsExactly("Beach");
        browser.until(MARKS + 1);
        assertThat(browser.address()).endsWith("&point=FourMileBeachId");
        assertThat(browser.is("document.activeElement.id === 'add-point'")).isTrue();
        assertThat(server.get("api/maps/PortDouglasMapId/points/FourMileBeachId"))
                .contains("\"latitude\":-16.5");
    }

    @Test
    void changesAPointAndKeepsAllElseOfIt() {
        browser.open(server.url() + "places?map=SeattleMapId&point=SpaceNeedleId");
        browser.click("[data-point=SpaceNeedleId] .change").waitFor("#form");
        browser.type("#field-category", "Tower").click("#form-save").waitWithout("#form");
        assertThat(browser.texts("#categories .name")).containsExactly("Restaurant", "Tower",
                "No category");
        assertThat(browser.fact("points")).isEqualTo(3);
        assertThat(server.get(SEATTLE + "/points/SpaceNeedleId"))
                .contains("\"address\":\"400 Broad St\"", "\"steps\":12345678901234567890.5",
                        "\"category\":\"Tower\"");
    }

    @Test
    void deletesAPointAndThenItsMap() {
        browser.open(server.url() + "places?map=SeattleMapId&point=PalaceKitchenId");
        browser.click("[data-point=PalaceKitchenId] .delete").click("#confirm-yes");
        browser.waitWithout("#confirm").waitWithout("[data-point=PalaceKitchenId]");
        assertThat(browser.fact("points")).isEqualTo(2);
        assertThat(browser.texts("#categories .name")).containsExactly("Landmark", "No category");
        browser.click("#delete-map");
        assertThat(browser.texts("#confirm-text").getFirst()).contains("its 2 points");
        browser.click("#confirm-yes").waitFor(".map");
        assertThat(browser.texts(".map-name")).containsExactly("Sydney");
    }

    @Test
    void movesTotalsWhileOthersWrite() {
        browser.open(server.url() + "places?map=SeattleMapId").tabTo(".point-head");
        server.put(SEATTLE + "/points/GasWorksId",
                "{\"name\":\"Gas Works\",\"category\":\"Park\"}");
        browser.waitFor("[data-point=GasWorksId]");
        assertThat(browser.fact("points")).isEqualTo(4);
        assertThat(browser.texts("#live").getFirst()).contains("Seattle: 4 points", "Park 1");
        assertThat(browser.is("document.activeElement.matches('.point-head')")).isTrue();
        server.delete(SEATTLE + "/points/GasWorksId");
        browser.waitWithout("[data-point=GasWorksId]");
        assertThat(browser.fact("points")).isEqualTo(3);
        assertThat(browser.texts("#categories .name")).doesNotContain("Park");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseChanged() {
        browser.open(server.url() + "places?map=SeattleMapId&point=TroutId");
        browser.click("[data-point=TroutId] .change").waitFor("#form");
        server.put(SEATTLE + "/points/TroutId", "{\"name\":\"Salmon\",\"category\":\"Fish\"}");
        browser.type("#field-category", "Animal").click("#form-save").waitFor("#form-reload");
        assertThat(server.get(SEATTLE + "/points/TroutId")).contains("Salmon", "Fish");
        browser.click("#form-reload").waitWithout("#form-error");
        assertThat(browser.value("#field-name")).isEqualTo("Salmon");
        browser.type("#field-category", "Animal").click("#form-save").waitWithout("#form");
        assertThat(server.get(SEATTLE + "/points/TroutId")).contains("Salmon", "Animal");
        assertThat(browser.complaints()).allMatch(each -> each.contains("412"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        browser.open(server.url() + "places?map=SeattleMapId").click("#add-point");
        browser.type("#field-name", "Nowhere").type("#field-latitude", "91").click("#form-save");
        assertThat(browser.texts("#form-error")).containsExactly(
                "Latitude is a number from -90 to 90.");
        assertThat(browser.is("document.activeElement.id === 'field-latitude'")).isTrue();
        browser.type("#field-latitude", "").type("#field-category", "x".repeat(201));
        browser.click("#form-save").waitFor("#field-category[aria-invalid]");
        assertThat(browser.texts("#form-error").getFirst()).contains("1 to 200 characters");
        browser.type("#field-category", "").type("#field-id", "TroutId").click("#form-save");
        browser.waitFor("#field-id[aria-invalid]");
        assertThat(browser.texts("#form-error").getFirst()).contains("identifier already");
        assertThat(browser.complaints()).hasSize(2);
    }

    @Test
    void isReadAndMovedByKeyboardAlone() {
        browser.open(server.url() + "places").tabTo(".map a").press(Keys.ENTER);
        browser.waitFor(".point-head").tabTo("#frame svg");
        browser.until("document.querySelector('#scale').textContent !== ''");
        browser.press("w").until("document.querySelector('#scale').textContent === '5,000 km'");
        browser.press("+").until("document.querySelector('#scale').textContent === '2,000 km'");
        browser.press("0")
                .until("/ k?m$/.test(document.querySelector('#scale').textContent)"
                        + " && !document.querySelector('#scale').textContent.includes(',')");
        browser.tabTo("[data-point=SpaceNeedleId] .point-head").press(Keys.ENTER);
        assertThat(browser.address()).endsWith("&point=SpaceNeedleId");
        assertThat(browser.texts("[data-point=SpaceNeedleId] .attributes").getFirst())
                .contains("400 Broad St", "12345678901234567890.5", "47.6205° N");
        browser.until("document.querySelectorAll('#frame .mark.chosen').length === 1");
    }

    @Test
    void saysWhatCouldNotBeCountedAndWhatToDo() {
        server.write(Write.put(PlacesTables.POINT, Item.empty()
                .with(PlacesTables.MAP_ID, "SeattleMapId")
                .with(PlacesTables.POINT_ID, "Broken")
                .with(PlacesTables.CATEGORY, 7)));
        browser.open(server.url() + "places?map=SeattleMapId").waitFor("#quarantine");
        assertThat(browser.texts("#quarantine").getFirst()).contains(
                "One record could not be counted",
                "Point Broken of map SeattleMapId: Category is no text",
                "millrace view rebuild map-summary");
        assertThat(browser.fact("points")).isEqualTo(3);
        assertThat(browser.texts(".point-name")).hasSize(4);
    }

    @Test
    void showsHostileTextAsText() {
        String hostile = "<script>document.title=1</script>";
        server.put("api/maps/%3Cb%3E%22&", "{\"city\":\"" + hostile + "\",\"<i>\":\"<u>\"}");
        server.put("api/maps/%3Cb%3E%22&/points/%3Cimg%3E", "{\"category\":\"" + hostile + "\"}");
        browser.width(360).open(server.url() + "places");
        assertThat(browser.texts(".map-name")).contains(hostile);
        browser.click(".map a");
        assertThat(browser.texts("#title")).containsExactly(hostile);
        assertThat(browser.texts("#categories .name")).containsExactly(hostile);
        assertThat(browser.texts(".point-name")).containsExactly("<img>");
        assertThat(browser.is("document.title.startsWith('<script>')")).isTrue();
        assertThat(browser.is("document.documentElement.scrollWidth <= 360")).isTrue();
    }

    @Test
    void holdsAThousandPoints() {
        IntStream.range(0, 1000)
                .forEach(i -> server.write(Write.put(PlacesTables.POINT, Item.empty()
                        .with(PlacesTables.MAP_ID, "SydneyMapId")
                        .with(PlacesTables.POINT_ID, "P" + i)
                        .with(PlacesTables.CATEGORY, "C" + i % 20)
                        .with("Latitude", i % 60)
                        .with("Longitude", i % 170))));
        browser.open(server.url() + "places?map=SydneyMapId");
        assertThat(browser.fact("points")).isEqualTo(1000);
        browser.until(MARKS + 1000);
        browser.until("document.querySelectorAll('.point').length === 1000");
        assertThat(browser.texts("#categories .name")).hasSize(8);
        browser.click("#all-categories");
        assertThat(browser.texts("#categories .name")).hasSize(20);
        browser.click("#category-0").until(MARKS + 50);
    }

    @Test
    void saysHowToBeginAndWhatIsUnknown() {
        server.delete(SEATTLE);
        server.delete("api/maps/SydneyMapId");
        browser.open(server.url() + "places").waitFor("#empty");
        assertThat(browser.shows("#lists")).isFalse();
        browser.click("#add-first").waitFor("#form").press(Keys.ESCAPE).waitWithout("#form");
        browser.open(server.url() + "places?map=Nowhere").waitFor("#refused");
        assertThat(browser.texts("#refused").getFirst()).contains("no map Nowhere");
        assertThat(browser.complaints()).allMatch(each -> each.contains("404"));
    }

    @Test
    void saysThatTheServerIsGoneAndComesBackByItself() {
        browser.open(server.url() + "places?map=SeattleMapId");
        server.goAway();
        browser.waitFor("#gone").click("#add-point").type("#field-name", "Later");
        browser.click("#form-save").waitFor("#form-error");
        assertThat(browser.texts("#form-error").getFirst()).contains("nothing is saved");
        server.comeBack();
        browser.waitWithout("#gone").click("#form-save").waitWithout("#form");
        assertThat(browser.fact("points")).isEqualTo(4);
        assertThat(browser.complaints()).isNotEmpty().allMatch(each -> each.contains("net::ERR_"));
    }

    @Test
    void leadsFromOneApplicationToAnother() {
        browser.open(server.url() + "places").click(".apps a[href='/']").waitFor("#empty");
        assertThat(browser.texts(".apps [aria-current]")).containsExactly("Tracker");
        browser.click(".apps a[href='/places']");
        assertThat(browser.texts(".apps [aria-current]")).containsExactly("Places");
    }
}
