package dev.millrace.api;

import static dev.millrace.api.PlacesParameters.AFTER;
import static dev.millrace.api.PlacesParameters.CATEGORY;
import static dev.millrace.api.PlacesParameters.CURSOR;
import static dev.millrace.api.PlacesParameters.LIMIT;
import static dev.millrace.api.PlacesParameters.MAP_ID;
import static dev.millrace.api.PlacesParameters.POINT_ID;
import static dev.millrace.api.PlacesReplies.guarded;

import dev.millrace.json.Json;
import dev.millrace.places.Costed;
import dev.millrace.places.GeoJson;
import dev.millrace.places.Lists;
import dev.millrace.places.Lists.Listed;
import dev.millrace.places.Maps;
import dev.millrace.places.PlaceMap;
import dev.millrace.places.Point;
import dev.millrace.places.PointFile;
import dev.millrace.places.PointLoader;
import dev.millrace.places.Points;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import dev.millrace.store.Store;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All endpoints of places.
public final class PlacesEndpoints {
    private static final String MAPS = "/api/maps";
    private static final String MAP = MAPS + "/{mapId}";
    private static final String POINTS = MAP + "/points";
    private static final String POINT = POINTS + "/{pointId}";
    private final Store store;
    private final Maps maps;
    private final Points points;
    private final Lists lists;
    private final PlacesReplies replies;

    public PlacesEndpoints(Store store, Freshness freshness) {
        this.store = store;
        this.maps = new Maps(store);
        this.points = new Points(store);
        this.lists = new Lists(store);
        this.replies = new PlacesReplies(freshness);
    }

    public List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>(ofMaps());
        all.addAll(ofPoints());
        all.addAll(new ModifierEndpoints(store, replies).all());
        return all;
    }

    private List<Endpoint> ofMaps() {
        return List.of(
                Endpoint.get(MAPS, "All maps with their totals, in the order of their ids",
                        List.of(LIMIT, CURSOR, AFTER), guarded(this::listMaps)),
                Endpoint.get(MAP, "A map with its totals: one read of one item",
                        List.of(MAP_ID, AFTER), guarded(this::map)),
                Endpoint.put(MAP, "Makes a map, or says of it what the body says and nothing else;"
                        + " totals in the body are ignored",
                        List.of(MAP_ID), guarded(this::putMap)),
                Endpoint.delete(MAP, "Deletes a map and all its points; where that is cut off,"
                        + " doing it again goes on", List.of(MAP_ID), guarded(this::deleteMap)));
    }

    private List<Endpoint> ofPoints() {
        return List.of(
                Endpoint.get(POINTS,
                        "Points of a map in the order of their ids, as JSON or GeoJSON;"
                                + " there are more where there is a cursor",
                        List.of(MAP_ID, CATEGORY, LIMIT, CURSOR, AFTER),
                        guarded(this::listPoints)),
                Endpoint.post(POINTS, "Puts the points of a GeoJSON feature collection on a map and"
                        + " tells which were refused", List.of(MAP_ID), guarded(this::load)),
                Endpoint.get(POINT, "A point", List.of(MAP_ID, POINT_ID, AFTER),
                        guarded(this::point)),
                Endpoint.put(POINT, "Puts a point on a map, or says of it what the body says and"
                        + " nothing else; another mapId in the body moves it there",
                        List.of(MAP_ID, POINT_ID), guarded(this::putPoint)),
                Endpoint.delete(POINT, "Deletes a point", List.of(MAP_ID, POINT_ID),
                        guarded(this::deletePoint)));
    }

    private Reply listMaps(Arguments arguments) {
        Costed<Listed<PlaceMap>> listed = lists.maps(wish(arguments));
        return replies.fresh(PlacesReplies.page("maps",
                listed.result().results().stream().map(PlaceMap::members).toList(),
                listed.result().cursor(), listed.used()));
    }

    private Reply map(Arguments arguments) {
        Costed<PlaceMap> found = maps.find(mapId(arguments), consistency(arguments));
        return replies.fresh(PlacesReplies.tagged(
                Reply.ok(found.result().members(), found.used()), found.result().version()));
    }

    private Reply putMap(Arguments arguments) {
        Costed<Maps.Put> put = maps.put(mapId(arguments), arguments.request().body(),
                PlacesReplies.precondition(arguments));
        PlaceMap map = put.result().map();
        return replies.written(PlacesReplies.tagged(
                Reply.of(put.result().made() ? 201 : 200, map.members(), put.used()),
                map.version()));
    }

    private Reply deleteMap(Arguments arguments) {
        Costed<Long> deleted = maps.delete(mapId(arguments),
                PlacesReplies.precondition(arguments));
        return replies.written(
                Reply.ok(Map.of("deletedPoints", deleted.result()), deleted.used()));
    }

    private Reply listPoints(Arguments arguments) {
        Costed<Listed<Point>> listed = lists.points(mapId(arguments),
                arguments.find(CATEGORY.name()), wish(arguments));
        boolean geo = arguments.request()
                .header("Accept")
                .filter(accept -> accept.contains(GeoJson.TYPE))
                .isPresent();
        Reply reply = geo
                ? geoJson(listed)
                : PlacesReplies.page("points",
                        listed.result().results().stream().map(Point::members).toList(),
                        listed.result().cursor(), listed.used());
        return replies.fresh(reply.header("Vary", "Accept"));
    }

    private Reply load(Arguments arguments) {
        Capacity used = maps.find(mapId(arguments), Consistency.STRONG).used();
        List<PointLoader.Refusal> refusals = new ArrayList<>();
        PointLoader loader = new PointLoader(store, Optional.of(mapId(arguments)),
                new PointLoader.Listener() {
                    @Override
                    public void progressed(long points) {}

                    @Override
                    public void refused(PointLoader.Refusal refusal) {
                        refusals.add(refusal);
                    }
                });
        loader.load(PointFile.GEOJSON, new ByteArrayInputStream(
                arguments.request().body().getBytes(StandardCharsets.UTF_8)));
        Costed<PointLoader.Report> report = loader.report();
        Map<String, Object> members = report.result().members();
        members.put("refusals", refusals);
        return replies.written(Reply.ok(members, used.plus(report.used())));
    }

    private static Reply geoJson(Costed<Listed<Point>> listed) {
        Map<String, Object> collection = GeoJson.collection(listed.result());
        return new Reply(200, GeoJson.TYPE, Map.of(), Json.write(collection), listed.used());
    }

    private Reply point(Arguments arguments) {
        Costed<Point> found = points.find(mapId(arguments), pointId(arguments),
                consistency(arguments));
        return replies.fresh(PlacesReplies.tagged(
                Reply.ok(found.result().members(), found.used()), found.result().tag()));
    }

    private Reply putPoint(Arguments arguments) {
        Costed<Points.Put> put = points.put(mapId(arguments), pointId(arguments),
                arguments.request().body(), PlacesReplies.precondition(arguments));
        Point point = put.result().point();
        return replies.written(PlacesReplies.tagged(
                Reply.of(put.result().made() ? 201 : 200, point.members(), put.used()),
                point.tag()));
    }

    private Reply deletePoint(Arguments arguments) {
        Costed<Point> deleted = points.delete(mapId(arguments), pointId(arguments),
                PlacesReplies.precondition(arguments));
        return replies.written(Reply.empty(deleted.used()));
    }

    private Consistency consistency(Arguments arguments) {
        return replies.awaited(arguments) ? Consistency.STRONG : Consistency.EVENTUAL;
    }

    private Lists.Wish wish(Arguments arguments) {
        return new Lists.Wish(arguments.whole(LIMIT.name()), arguments.find(CURSOR.name()),
                consistency(arguments));
    }

    private static String mapId(Arguments arguments) {
        return arguments.text(MAP_ID.name());
    }

    private static String pointId(Arguments arguments) {
        return arguments.text(POINT_ID.name());
    }
}
