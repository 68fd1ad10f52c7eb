package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.tracker.question.PageHits;
import dev.millrace.tracker.question.TrackedSite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace hits`: the single hits of a page, and which log each came from.
@Command(name = "hits", mixinStandardHelpOptions = true, description = "The hits of a page, newest first, and which log each came from.")
final class HitsCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Parameters(paramLabel = "PAGE", description = "A page as `totals` names it.")
    private String page = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "Rows at most (default: 20).")
    private int limit = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new WrongUsage("--limit is at least 1: " + limit);
        }
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options, Application.TRACKER)) {
            TrackedSite tracked = workspace.tracked(range.site);
            SeenPage.check(tracked, page);
            PageHits.Answer answer = new PageHits(tracked)
                    .ask(new PageHits.Wish(page, range.range(tracked), limit, Optional.empty()));
            console.result(answer.rows().stream().map(HitsCommand::json).toList(),
                    () -> text(answer));
            console.cost(answer.used());
        }
        return 0;
    }

    private static Map<String, Object> json(PageHits.Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", row.time().toString());
        json.put("kind", row.hit().kind().text());
        json.put("status", row.hit().status());
        json.put("browser", row.hit().agent().browser());
        json.put("system", row.hit().agent().system());
        json.put("device", row.hit().agent().device());
        json.put("country", row.hit().country());
        json.put("referrer", row.hit().origin().referrer());
        json.put("log", row.source());
        return json;
    }

    private static String text(PageHits.Answer answer) {
        Columns columns = new Columns("TIME", "KIND", "STATUS", "BROWSER", "SYSTEM", "REFERRER",
                "LOG");
        answer.rows()
                .forEach(row -> columns.row(row.time(), row.hit().kind().text(), row.hit().status(),
                        row.hit().agent().browser(), row.hit().agent().system(),
                        row.hit().origin().referrer(), row.source()));
        return columns.toString();
    }
}
