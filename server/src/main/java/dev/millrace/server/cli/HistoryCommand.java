package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.tracker.question.By;
import dev.millrace.tracker.question.History;
import dev.millrace.tracker.question.TimeRange;
import dev.millrace.tracker.question.TrackedSite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace history`: views over time.
@Command(name = "history", mixinStandardHelpOptions = true, description = "Views over time, of one page or of the whole site.")
final class HistoryCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Parameters(arity = "0..1", paramLabel = "PAGE", defaultValue = "", description = "A page as `totals` names it; without one, the whole site.")
    private String page = "";

    @Option(names = "--by", paramLabel = "hour|day|week|month", defaultValue = "day", description = "Length of a bucket (default: day).")
    private By by = By.DAY;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options, Application.TRACKER)) {
            TrackedSite tracked = workspace.tracked(range.site);
            History.Answer answer = answer(tracked);
            console.result(json(answer), () -> text(answer));
            console.cost(answer.used());
        }
        return 0;
    }

    private History.Answer answer(TrackedSite tracked) {
        History question = new History(tracked);
        TimeRange wanted = range.range(tracked);
        if (page.isEmpty()) {
            return question.ofSite(wanted, by);
        }
        SeenPage.check(tracked, page);
        return question.ofPage(page, wanted, by);
    }

    private Map<String, Object> json(History.Answer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("page", page);
        json.put("by", by.text());
        json.put("total", answer.total());
        Map<String, Long> views = new LinkedHashMap<>();
        answer.buckets().forEach(bucket -> views.put(bucket.label(), bucket.views()));
        json.put("views", views);
        return json;
    }

    private static String text(History.Answer answer) {
        Columns columns = new Columns("TIME", "VIEWS");
        answer.buckets().forEach(bucket -> columns.row(bucket.label(), bucket.views()));
        return columns.row("total", answer.total()).toString();
    }
}
