package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.item.Item;
import dev.millrace.places.PlacesTables;
import dev.millrace.store.Write;
import dev.millrace.view.ViewTable;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlacesServerTest {
    private static final String TOWNSVILLE = "/api/maps/TownsvilleMapId";
    private static final String CITY = """
            {"city":"Townsville","state":"QLD","country":"AUS"}""";
    private final TestServer server = new TestServer(new ServerConfig("127.0.0.1", 0, Set.of(),
            Set.of(), Optional.empty()));

    @BeforeEach
    void empty() {
        PlacesTables.all().forEach(table -> {
            server.store.tables().drop(table.name());
            server.store.tables().create(table);
        });
        server.store.tables().drop(ViewTable.NAME);
        server.store.tables().create(ViewTable.SCHEMA);
        server.touch();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void showsAMapWithItsTotals() {
        fill();
        HttpResponse<String> found = server.get(TOWNSVILLE);
        assertThat(found.body()).isEqualTo("""
                {"mapId":"TownsvilleMapId","city":"Townsville","country":"AUS","state":"QLD",\
                "totalPoints":3,"categoryCounts":{"Landmark":2,"Restaurant":1},"uncategorised":0,\
                "tourismScore":3}""");
        assertThat(found.headers().firstValue("X-Consumed-Capacity")).hasValue("read=0.5 write=0");
        assertThat(found.headers().firstValue("X-View-Lag")).hasValue("0.0");
        assertThat(server.get("/api/maps/Nowhere").statusCode()).isEqualTo(404);
        assertThat(server.get("/metrics").body())
                .contains("millrace_view_lag_seconds{view=\"map-summary\"} 0");
    }

    @Test
    void waitsForAWrite() {
        HttpResponse<String> put = put(TOWNSVILLE, CITY);
        String token = put.headers().firstValue("X-After").orElseThrow();
        assertThat(server.get("/api/maps?after=" + token).body()).contains("Townsville");
    }

    @Test
    void listsMapsAndPointsInPages() {
        fill();
        put("/api/maps/Atlantis", "{\"city\":\"Atlantis\"}");
        JsonNode first = json(server.get("/api/maps?limit=1"));
        assertThat(first.at("/maps/0/mapId").stringValue()).isEqualTo("Atlantis");
        JsonNode second = json(server.get("/api/maps?cursor=" + first.get("cursor").stringValue()));
        assertThat(second.at("/maps/0/mapId").stringValue()).isEqualTo("TownsvilleMapId");
        assertThat(second.has("cursor")).isFalse();
        put(TOWNSVILLE + "/points/Nameless", "{}");
        JsonNode landmarks = json(server.get(TOWNSVILLE + "/points?category=Landmark&limit=1"));
        assertThat(landmarks.at("/points/0/pointId").stringValue()).isEqualTo("OldHospital");
        JsonNode rest = json(server.get(TOWNSVILLE + "/points?category=Landmark&cursor="
                + landmarks.get("cursor").stringValue()));
        assertThat(rest.get("points")).hasSize(1);
        JsonNode none = json(server.get(TOWNSVILLE + "/points?category="));
        assertThat(none.at("/points/0/pointId").stringValue()).isEqualTo("Nameless");
    }

    @Test
    void showsPointsAsGeoJson() {
        put(TOWNSVILLE, CITY);
        put(TOWNSVILLE + "/points/StrandId",
                """
                {"category":"Landmark","longitude":146.8,"latitude":-19.25,"open":[7,{"a":null}]}""");
        put(TOWNSVILLE + "/points/Lost", "{}");
        HttpResponse<String> geo = server.send(server.request(TOWNSVILLE + "/points")
                .header("Accept", "application/geo+json"));
        assertThat(geo.headers().firstValue("Content-Type")).hasValue("application/geo+json");
        assertThat(json(geo)).isEqualTo(JsonMapper.shared().readTree("""
                {"type":"FeatureCollection","features":[
                  {"type":"Feature","id":"Lost","geometry":null,
                   "properties":{"mapId":"TownsvilleMapId","pointId":"Lost"}},
                  {"type":"Feature","id":"StrandId",
                   "geometry":{"type":"Point","coordinates":[146.8,-19.25]},
                   "properties":{"mapId":"TownsvilleMapId","pointId":"StrandId",
                     "category":"Landmark","open":[7,{"a":null}]}}]}"""));
    }

    @Test
    void aTagTellsNewTotalsFromOldOnes() {
        put(TOWNSVILLE, CITY);
        String tag = server.get(TOWNSVILLE).headers().firstValue("ETag").orElseThrow();
        HttpRequest.Builder again = server.request(TOWNSVILLE).header("If-None-Match", tag);
        assertThat(server.send(again).statusCode()).isEqualTo(304);
        put(TOWNSVILLE + "/points/P", "{}");
        server.touch();
        assertThat(json(server.send(again)).get("totalPoints").intValue()).isEqualTo(1);
        assertThat(conditional(TOWNSVILLE, CITY, "If-Match", tag)).isEqualTo(200);
    }

    @Test
    void writesOnlyWhatIsInTheStateAskedFor() {
        String tag = put(TOWNSVILLE, CITY).headers().firstValue("ETag").orElseThrow();
        put(TOWNSVILLE + "/points/P", "{}");
        assertThat(conditional(TOWNSVILLE, CITY, "If-None-Match", "*")).isEqualTo(412);
        assertThat(conditional(TOWNSVILLE, "{\"city\":\"T\"}", "If-Match", tag)).isEqualTo(200);
        assertThat(conditional(TOWNSVILLE, CITY, "If-Match", tag)).isEqualTo(412);
        String point = TOWNSVILLE + "/points/Q";
        assertThat(conditional(point, "{}", "If-Match", "*")).isEqualTo(412);
        assertThat(conditional(point, "{}", "If-None-Match", "*")).isEqualTo(201);
        String old = server.get(point).headers().firstValue("ETag").orElseThrow();
        assertThat(conditional(point, "{\"a\":1}", "If-Match", old)).isEqualTo(200);
        assertThat(conditional(point, "{\"b\":2}", "If-Match", old)).isEqualTo(412);
        assertThat(server.send(server.request(point).DELETE().header("If-Match", old))
                .statusCode()).isEqualTo(412);
        assertThat(delete(point)).isEqualTo(204);
        assertThat(delete(point)).isEqualTo(404);
        server.touch();
        assertThat(json(server.get(TOWNSVILLE)).get("totalPoints").intValue()).isEqualTo(1);
    }

    @Test
    void takesBackWhatItReplied() {
        fill();
        String reply = server.get(TOWNSVILLE).body();
        assertThat(put(TOWNSVILLE, reply).body()).isEqualTo(reply);
        String point = server.get(TOWNSVILLE + "/points/StrandId").body();
        assertThat(put(TOWNSVILLE + "/points/StrandId", point).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/maps/M                    | {"city":7}                     | city
            /api/maps/M                    | {}                             | body
            /api/maps/M                    | {"mapId":"N","city":"x"}       | mapId
            /api/maps/M                    | {"W#1":1,"city":"x"}           | W#1
            /api/maps/M                    | {"#Deleted":1,"city":"x"}      | #Deleted
            /api/maps/M                    | [1]                            | body
            /api/maps/M                    | {"city":"x"                    | body
            /api/maps/a%23slot.b           | {"city":"x"}                   | mapId
            /api/maps/TownsvilleMapId/points/P | {"category":["x"]}         | category
            /api/maps/TownsvilleMapId/points/P | {"category":""}            | category
            /api/maps/TownsvilleMapId/points/P | {"height":1e999999999}     | height
            /api/maps/TownsvilleMapId/points/P | {"pointId":"Q"}            | pointId
            /api/modifiers/AUS             | {"modifier":"2"}               | modifier
            /api/modifiers/AUS             | {"modifier":-1}                | modifier
            /api/modifiers/AUS             | {"modifier":1e999999999}       | modifier
            /api/modifiers/AUS             | {"modifer":1}                  | modifer
            """)
    void namesWhatIsWrong(String path, String body, String field) {
        put(TOWNSVILLE, CITY);
        HttpResponse<String> refused = put(path, body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("parameter").stringValue()).isEqualTo(field);
    }

    @Test
    void movesAPointToAnotherMap() {
        fill();
        put("/api/maps/B", "{\"city\":\"B\"}");
        String strand = TOWNSVILLE + "/points/StrandId";
        assertThat(put(strand, "{\"mapId\":\"Nowhere\"}").statusCode()).isEqualTo(404);
        assertThat(put(strand, "{\"mapId\":\"B\",\"category\":\"Beach\"}").statusCode())
                .isEqualTo(200);
        put(strand, "{}");
        assertThat(put(strand, "{\"mapId\":\"B\"}").statusCode()).isEqualTo(409);
        assertThat(json(server.get("/api/maps/B")).at("/categoryCounts/Beach").intValue())
                .isEqualTo(1);
        assertThat(json(server.get(TOWNSVILLE)).get("uncategorised").intValue()).isEqualTo(1);
    }

    @Test
    void multipliesByModifiers() {
        fill();
        put("/api/modifiers/AUS", "{\"modifier\":2}");
        put("/api/modifiers/AUS/QLD", "{\"modifier\":1.5}");
        server.touch();
        assertThat(json(server.get(TOWNSVILLE)).get("tourismScore").intValue()).isEqualTo(9);
        assertThat(server.get("/api/modifiers").body()).isEqualTo("""
                {"modifiers":[{"country":"AUS","modifier":2},\
                {"country":"AUS","state":"QLD","modifier":1.5}]}""");
        assertThat(delete("/api/modifiers/AUS/QLD")).isEqualTo(204);
        assertThat(delete("/api/modifiers/AUS/QLD")).isEqualTo(404);
        assertThat(json(server.get(TOWNSVILLE)).get("tourismScore").intValue()).isEqualTo(6);
    }

    @Test
    void takesManyPointsAtOnce() {
        String points = TOWNSVILLE + "/points";
        String collection = """
                {"type":"FeatureCollection","features":[
                  {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2]},
                   "properties":{"category":"Bar"}},
                  {"type":"Feature","id":"b","properties":{"category":7}}]}""";
        assertThat(server.post(points, collection, "Content-Type", "application/json")
                .statusCode()).isEqualTo(404);
        put(TOWNSVILLE, CITY);
        assertThat(json(server.post(points, collection, "Content-Type", "application/json")))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"read":2,"stored":1,"refused":1,"refusals":[{"line":4,"field":"category",
                         "reason":"category is a text of 1 to 200 characters"}]}"""));
        server.touch();
        assertThat(json(server.get(TOWNSVILLE)).get("totalPoints").intValue()).isEqualTo(1);
    }

    @Test
    void hidesADeletedMapAndPointsBeforeTheirMap() {
        fill();
        HttpResponse<String> deleted = server.send(server.request(TOWNSVILLE).DELETE());
        assertThat(deleted.body()).isEqualTo("{\"deletedPoints\":3}");
        assertThat(server.get(TOWNSVILLE).statusCode()).isEqualTo(404);
        assertThat(server.get("/api/maps").body()).isEqualTo("{\"maps\":[]}");
        assertThat(put(TOWNSVILLE + "/points/P", "{}").statusCode()).isEqualTo(404);
        assertThat(delete(TOWNSVILLE)).isEqualTo(404);
        put(TOWNSVILLE, CITY);
        assertThat(json(server.get(TOWNSVILLE)).get("totalPoints").intValue()).isZero();
    }

    @Test
    void tellsOfARecordThatNobodyCanCount() {
        put(TOWNSVILLE, CITY);
        server.store.write(Write.put(PlacesTables.POINT, Item.empty()
                .with("MapId", "TownsvilleMapId")
                .with("PointId", "Odd")
                .with("Category", 7)));
        put(TOWNSVILLE + "/points/P", "{\"category\":\"a.b#c size\"}");
        JsonNode views = json(server.get("/api/views")).get("views");
        assertThat(views).anySatisfy(view -> {
            assertThat(view.get("name").stringValue()).isEqualTo("map-summary");
            assertThat(view.get("quarantined").intValue()).isEqualTo(1);
        });
        JsonNode odd = json(server.get("/api/views/map-summary/quarantine")).at("/records/0");
        assertThat(odd.get("table").stringValue()).isEqualTo("Point");
        assertThat(odd.get("partition").stringValue()).isEqualTo("TownsvilleMapId");
        assertThat(odd.get("sort").stringValue()).isEqualTo("Odd");
        assertThat(odd.get("reason").stringValue()).contains("Category is no text");
        assertThat(server.get("/api/views/no-view/quarantine").statusCode()).isEqualTo(404);
        assertThat(json(server.get(TOWNSVILLE)).get("categoryCounts").toString())
                .isEqualTo("{\"a.b#c size\":1}");
    }

    private void fill() {
        put(TOWNSVILLE, CITY);
        put(TOWNSVILLE + "/points/StrandId", "{\"category\":\"Landmark\"}");
        put(TOWNSVILLE + "/points/OldHospital", "{\"category\":\"Landmark\"}");
        put(TOWNSVILLE + "/points/PizzaByTheSea", "{\"category\":\"Restaurant\"}");
    }

    private HttpResponse<String> put(String path, String body) {
        server.touch();
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private int conditional(String path, String body, String header, String value) {
        HttpRequest.Builder request = server.request(path)
                .header("Content-Type", "application/json")
                .header(header, value)
                .PUT(BodyPublishers.ofString(body));
        int status = server.send(request).statusCode();
        server.touch();
        return status;
    }

    private int delete(String path) {
        int status = server.send(server.request(path).DELETE()).statusCode();
        server.touch();
        return status;
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
