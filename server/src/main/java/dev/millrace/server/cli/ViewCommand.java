package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.item.Key;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewAudit.Verification;
import dev.millrace.view.ViewStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace view …`: lists views, compares them with their facts, builds them anew.
@Command(name = "view", mixinStandardHelpOptions = true, description = "List, verify and rebuild views.")
final class ViewCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, verify or rebuild");
    }

    @Command(mixinStandardHelpOptions = true, description = "List the views: version, facts, what they could not digest.")
    int list(@Mixin CommonOptions options) {
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options)) {
            List<ViewStatus> views = workspace.audit().list();
            Duration lag = workspace.storage().lag();
            console.result(views, () -> text(views, lag));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Recompute views from their facts and print every difference; exit 1 if there is one.")
    int verify(@Mixin CommonOptions options,
            @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "", description = "Which view (default: all).") String name) {
        Console console = Console.of(options, spec);
        List<Verification> results = new ArrayList<>();
        boolean holds = true;
        try (Workspace workspace = Workspace.open(options)) {
            ViewAudit audit = workspace.audit();
            Verifiable verifiable = new Verifiable(workspace.store());
            for (String view : names(workspace, name)) {
                Verification verified = audit.verify(view, within(view, verifiable));
                holds &= verified.holds();
                results.add(verified);
            }
            if (verifiable.leftOut()) {
                console.note(
                        "left out: what counts lines that the retention has deleted or soon will");
            }
        }
        console.result(results.stream().map(Verified::json).toList(), () -> Verified.text(results));
        return holds ? 0 : 1;
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Build views anew from their facts: on the embedded store in one transaction each.",
            "On DynamoDB while changes flow, all views of a table together; a rebuild that was cut off goes on."})
    int rebuild(@Mixin CommonOptions options,
            @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "", description = "Which view (default: all).") String name) {
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options)) {
            List<String> views = names(workspace, name);
            if (options.store == CommonOptions.StoreKind.dynamodb) {
                new RebuildOnStream(workspace, console).run(views);
            } else {
                rebuild(workspace, console, views);
            }
        }
        return 0;
    }

    private static void rebuild(Workspace workspace, Console console, List<String> views) {
        Verifiable verifiable = new Verifiable(workspace.store());
        Map<String, Integer> repaired = new LinkedHashMap<>();
        views.forEach(view -> repaired.put(view,
                workspace.audit().rebuild(view, within(view, verifiable))));
        Columns columns = new Columns("VIEW", "ATTRIBUTES REPAIRED");
        repaired.forEach(columns::row);
        console.result(repaired, columns::toString);
    }

    private List<String> names(Workspace workspace, String name) {
        List<String> all = workspace.engine().views().stream().map(view -> view.name()).toList();
        if (name.isEmpty()) {
            return all;
        }
        if (!all.contains(name)) {
            throw new ParameterException(spec.commandLine(),
                    "there is no view " + name + "; there are " + String.join(", ", all));
        }
        return List.of(name);
    }

    /// Only the tracker's facts may expire.
    static Predicate<Key> within(String view, Verifiable verifiable) {
        boolean tracked = Application.TRACKER.views()
                .stream()
                .anyMatch(each -> each.name().equals(view));
        return tracked ? verifiable : _ -> true;
    }

    private static String text(List<ViewStatus> views, Duration lag) {
        Columns columns = new Columns("VIEW", "VERSION", "FACTS", "TABLE", "GENERATION",
                "QUARANTINED", "LAG", "STATE");
        views.forEach(view -> columns.row(view.name(), view.version(), view.source(), view.table(),
                view.generation(),
                view.quarantined(), lag.toSeconds() + " s",
                view.needsRebuild() ? "needs `view rebuild`" : "fresh"));
        return columns.toString();
    }
}
