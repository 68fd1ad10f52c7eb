package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.tracker.question.PageTotals;
import dev.millrace.tracker.question.TrackedSite;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace totals`: views of every page.
@Command(name = "totals", mixinStandardHelpOptions = true, description = "Views of every page; all time costs one query, however many views there are.")
final class TotalsCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Option(names = "--prefix", paramLabel = "P", defaultValue = "", description = "Only pages whose name begins so.")
    private String prefix = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options, Application.TRACKER)) {
            TrackedSite tracked = workspace.tracked(range.site);
            PageTotals question = new PageTotals(tracked);
            PageTotals.Answer answer = range.isAllTime()
                    ? question.allTime(prefix)
                    : question.in(range.range(tracked), prefix);
            console.result(answer.views(), () -> text(answer));
            console.cost(answer.used());
        }
        return 0;
    }

    private static String text(PageTotals.Answer answer) {
        Columns columns = new Columns("VIEWS", "PAGE");
        answer.views()
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(page -> columns.row(page.getValue(), page.getKey()));
        return columns.row(answer.total(), "total").toString();
    }
}
