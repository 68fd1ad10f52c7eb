package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.places.Costed;
import dev.millrace.places.Lists;
import dev.millrace.places.Lists.Listed;
import dev.millrace.places.Maps;
import dev.millrace.places.PlaceMap;
import dev.millrace.places.Point;
import dev.millrace.places.Points;
import dev.millrace.places.Precondition;
import dev.millrace.places.Seed;
import dev.millrace.store.Capacity;
import dev.millrace.store.Consistency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace places …`: maps of points, with totals.
@Command(name = "places", mixinStandardHelpOptions = true, description = "Maps of points, with totals that are always right.", subcommands = {
        PlacesLoadCommand.class, PlacesModifierCommand.class})
final class PlacesCommand implements Runnable {
    private static final int PAGE = 500;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "say what to do: maps, points, put, delete, load, modifier or seed");
    }

    @Command(mixinStandardHelpOptions = true, description = "List the maps with their totals.")
    int maps(@Mixin CommonOptions options) {
        return reading(options, (workspace, console) -> {
            List<PlaceMap> maps = all(console,
                    wish -> new Lists(workspace.store()).maps(wish));
            console.result(maps.stream().map(PlaceMap::members).toList(), () -> mapsText(maps));
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "List the points of a map.")
    int points(@Mixin CommonOptions options, @Parameters(paramLabel = "MAP") String map,
            @Option(names = "--category", paramLabel = "C", description = "Only points of this category; '' for those of none.") Optional<String> category) {
        return reading(options, (workspace, console) -> {
            List<Point> points = all(console,
                    wish -> new Lists(workspace.store()).points(map, category, wish));
            console.result(points.stream().map(Point::members).toList(),
                    () -> pointsText(points));
        });
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Make or change a map, or a point of it: it gets what is given here, and nothing else.",
            "category=Landmark is a text, visits:=3 is JSON; mapId=OTHER moves a point to another map."})
    int put(@Mixin CommonOptions options, @Parameters(paramLabel = "MAP") String map,
            @Parameters(arity = "1..*", paramLabel = "[POINT] NAME=VALUE") List<String> rest) {
        List<String> members = new ArrayList<>(rest);
        boolean hasPoint = !members.isEmpty() && !members.getFirst().contains("=");
        Optional<String> point = hasPoint ? Optional.of(members.removeFirst()) : Optional.empty();
        String body = GivenMembers.json(members);
        return writing(options, (workspace, console) -> {
            Map<String, Object> put = point.isPresent()
                    ? new Points(workspace.store())
                            .put(map, point.get(), body, Precondition.NONE)
                            .result()
                            .point()
                            .members()
                    : new Maps(workspace.store())
                            .put(map, body, Precondition.NONE)
                            .result()
                            .map()
                            .members();
            console.result(put, () -> "put " + put);
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Delete a point, or with --yes a map and all its points.")
    int delete(@Mixin CommonOptions options, @Parameters(paramLabel = "MAP") String map,
            @Parameters(arity = "0..1", paramLabel = "POINT") Optional<String> point,
            @OnlyGiven @Option(names = "--yes", description = "Really the map and all its points.") boolean sure) {
        if (point.isEmpty() && !sure) {
            throw new ParameterException(spec.commandLine(),
                    "--yes deletes " + map + " and all its points; there is no way back");
        }
        return writing(options, (workspace, console) -> {
            long deleted = 1;
            if (point.isPresent()) {
                new Points(workspace.store()).delete(map, point.get(), Precondition.NONE);
            } else {
                deleted = new Maps(workspace.store()).delete(map, Precondition.NONE).result();
            }
            long points = deleted;
            console.result(Map.of("deletedPoints", points), () -> "points deleted: " + points);
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Make the maps and points of the tutorial that places began with.")
    int seed(@Mixin CommonOptions options) {
        return writing(options, (workspace, console) -> {
            Seed.MAPS.forEach(map -> new Maps(workspace.store())
                    .put(map.mapId(), map.body(), Precondition.NONE));
            Seed.POINTS.forEach(point -> new Points(workspace.store())
                    .put(point.mapId(), point.pointId(), point.body(), Precondition.NONE));
            Map<String, Object> made = new LinkedHashMap<>();
            made.put("maps", Seed.MAPS.size());
            made.put("points", Seed.POINTS.size());
            console.result(made, () -> "made " + Seed.MAPS.size() + " maps with "
                    + Seed.POINTS.size() + " points; `millrace places maps` shows them");
        });
    }

    private int reading(CommonOptions options, BiConsumer<Workspace, Console> work) {
        try (Workspace workspace = Workspace.open(options, Application.PLACES)) {
            work.accept(workspace, Console.of(options, spec));
        }
        return 0;
    }

    /// The views include what was written when it returns.
    private int writing(CommonOptions options, BiConsumer<Workspace, Console> work) {
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options, Application.PLACES);
                Storage.Upkeep upkeep = workspace.storage().upkeep(console::warn)) {
            work.accept(workspace, console);
            upkeep.settle();
        }
        return 0;
    }

    private static <T> List<T> all(Console console,
            Function<Lists.Wish, Costed<Listed<T>>> ask) {
        List<T> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        Capacity used = Capacity.NONE;
        do {
            Costed<Listed<T>> page = ask
                    .apply(new Lists.Wish(PAGE, cursor, Consistency.EVENTUAL));
            all.addAll(page.result().results());
            used = used.plus(page.used());
            cursor = page.result().cursor();
        } while (cursor.isPresent());
        console.cost(used);
        return all;
    }

    private static String mapsText(List<PlaceMap> maps) {
        Columns columns = new Columns("MAP", "CITY", "STATE", "COUNTRY", "POINTS", "SCORE",
                "CATEGORIES");
        maps.forEach(map -> columns.row(map.mapId(), text(map, "City"), text(map, "State"),
                text(map, "Country"), map.totalPoints(), map.tourismScore().toPlainString(),
                map.categoryCounts()));
        return columns.toString();
    }

    private static String text(PlaceMap map, String attribute) {
        return map.item().text(attribute).orElse("");
    }

    private static String pointsText(List<Point> points) {
        Columns columns = new Columns("POINT", "CATEGORY", "MORE");
        points.forEach(point -> {
            Map<String, Object> more = point.members();
            more.keySet().removeAll(List.of("mapId", "pointId", "category"));
            columns.row(point.pointId(), point.category().orElse(""), more);
        });
        return columns.toString();
    }
}
