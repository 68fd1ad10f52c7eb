package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.tracker.question.Dimension;
import dev.millrace.tracker.question.Filter;
import dev.millrace.tracker.question.Top;
import dev.millrace.tracker.question.TrackedSite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace top`: the most frequent values of a dimension.
@Command(name = "top", mixinStandardHelpOptions = true, description = "The most frequent values of a dimension.")
final class TopCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Parameters(paramLabel = "DIMENSION", description = "page, source, referrer, browser, version, system, device, country,"
            + " status, kind, entry, exit, campaign, utm_source, utm_medium, utm_term or utm_content.")
    private String dimension = "";

    @Option(names = "--filter", paramLabel = "DIM=VALUE", description = "Count only what has this value; may be repeated.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10", description = "Rows at most (default: 10).")
    private int limit = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(options, spec);
        try (Workspace workspace = Workspace.open(options, Application.TRACKER)) {
            TrackedSite tracked = workspace.tracked(range.site);
            Top.Answer answer = new Top(tracked).ask(wish(tracked));
            console.result(json(answer), () -> text(answer));
            console.cost(answer.used());
        }
        return 0;
    }

    private Top.Wish wish(TrackedSite tracked) {
        try {
            Dimension wanted = Dimension.of(dimension)
                    .orElseThrow(() -> new IllegalArgumentException("there is no dimension "
                            + dimension + "; there are " + String.join(", ", Dimension.texts())));
            return new Top.Wish(wanted, range.range(tracked),
                    filters.stream().map(Filter::parse).toList(), limit);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, Object> json(Top.Answer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dimension", dimension);
        json.put("unit", answer.unit().text());
        json.put("total", answer.total());
        json.put("rows", answer.rows().stream().map(TopCommand::json).toList());
        return json;
    }

    private static Map<String, Object> json(Top.Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", row.value());
        json.put("count", row.count());
        row.visitors().ifPresent(visitors -> json.put("visitors", visitors));
        json.put("percent", Math.round(row.percent() * 100) / 100.0);
        return json;
    }

    private String text(Top.Answer answer) {
        Columns columns = new Columns(answer.unit().text().toUpperCase(Locale.ROOT), "SHARE",
                dimension.toUpperCase(Locale.ROOT));
        answer.rows()
                .forEach(row -> columns.row(row.count(),
                        String.format(Locale.ROOT, "%.1f%%", row.percent()),
                        row.value().isEmpty() ? nameless() : row.value()));
        return columns.row(answer.total(), "", "total").toString();
    }

    private String nameless() {
        return dimension.equals("source") || dimension.equals("referrer")
                ? "(direct)"
                : "(unknown)";
    }
}
