package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.classify.LineClassifier;
import dev.millrace.tracker.classify.SiteProfile;
import dev.millrace.tracker.classify.VisitorSecret;
import dev.millrace.tracker.log.LogLine;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The page views of a combined log, found by regular expressions. Which agents are bots is the one
/// thing asked of the product, by the agent alone.
record IndependentCount(List<View> views, long bytes) {
    private static final Pattern LINE = Pattern.compile(
            "\\S+ \\S+ \\S+ \\[([^]]+)] \"(\\S+) (.*) HTTP/1\\.[01]\" (\\d+) (\\d+|-) \"([^\"]*)\""
                    + " \"([^\"]*)\"?");
    private static final Pattern ASSET = Pattern.compile(
            ".*\\.(css|js|png|jpe?g|gif|svg|ico|pdf|txt|xml|rss|atom|gz|tgz|bz2|zip|swf|mp[34]|"
                    + "wav|og[gv]|webm|avi|mov|flv|tar|rpm|deb|ps|jar|doc|ppt|map|woff|ttf|eot|"
                    + "json|csv|exe|iso|log|yml|yaml|sql|ts|asc|pem|sig|bin|img)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERRER = Pattern
            .compile("https?://(?:www\\.)?([a-zA-Z0-9.-]+).*");
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);

    /// @param referringHost host of the referrer, `""` for none
    record View(OffsetDateTime time, String page, String referringHost) {}

    static IndependentCount of(byte[] log) {
        Map<String, Boolean> bots = new HashMap<>();
        List<Matcher> lines = new String(log, StandardCharsets.UTF_8).lines()
                .map(IndependentCount::matched)
                .toList();
        List<View> views = lines.stream()
                .filter(line -> line.group(2).equals("GET") && line.group(4).matches("200|304"))
                .filter(line -> !ASSET.matcher(page(line)).matches())
                .filter(line -> !bots.computeIfAbsent(line.group(7), IndependentCount::isBot))
                .map(line -> new View(time(line), page(line), host(line.group(6))))
                .toList();
        return new IndependentCount(views, lines.stream().mapToLong(IndependentCount::bytes).sum());
    }

    Map<String, Long> by(Function<View, String> name) {
        return views.stream()
                .collect(Collectors.groupingBy(name, TreeMap::new,
                        Collectors.counting()));
    }

    LongSummaryStatistics seconds(String page) {
        return views.stream()
                .filter(view -> view.page().equals(page))
                .mapToLong(view -> view.time().toEpochSecond())
                .summaryStatistics();
    }

    private static Matcher matched(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        return matcher;
    }

    private static OffsetDateTime time(Matcher line) {
        return OffsetDateTime.parse(line.group(1), TIME)
                .withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static long bytes(Matcher line) {
        return line.group(5).equals("-") ? 0 : Long.parseLong(line.group(5));
    }

    private static String page(Matcher line) {
        String path = line.group(3).replaceFirst("^https?://[^/]*", "").replaceFirst("[?#].*", "");
        String decoded = URLDecoder.decode(path.replace("+", "%2B")
                .replaceAll(
                        "%(?![0-9a-fA-F]{2})", "%25"),
                StandardCharsets.UTF_8);
        String page = decoded.replaceFirst("^/+", "").replaceFirst("(^|/)index\\.html?$", "$1");
        return page.isEmpty() ? "/" : page.replace("#", "%23");
    }

    private static String host(String referrer) {
        Matcher url = REFERRER.matcher(referrer);
        return url.matches() ? url.group(1) : "";
    }

    private static boolean isBot(String agent) {
        byte[] text = agent.getBytes(StandardCharsets.UTF_8);
        LogLine line = new LogLine();
        line.begin(text, 0, text.length);
        line.setStatus(200);
        line.set(LogLine.Field.USER_AGENT, 0, agent.equals("-") ? 0 : text.length);
        LineClassifier classifier = Tracked.tools(Tracked.NOW)
                .classifier()
                .forSite(
                        new SiteProfile(Set.of(), ZoneOffset.UTC, VisitorSecret.of(new byte[32])));
        return classifier.classify(line, 0).kind() == Hit.Kind.BOT;
    }
}
