package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrawlersTest {
    private final Crawlers crawlers = Crawlers.load();

    @Test
    void knowsAnInstanceOfEveryKeptPattern() {
        assertThat(SampleAgents.crawlers()).isNotEmpty().allMatch(crawlers::contains);
    }

    @Test
    void takesNoBrowserForACrawler() {
        assertThat(SampleAgents.browsers()).isNotEmpty().noneMatch(crawlers::contains);
    }

    @Test
    void knowsTheToolsThatAnybodyUses() {
        assertThat(List.of("curl/8.5.0", "Wget/1.21.4", "python-requests/2.31.0",
                "Go-http-client/2.0", "libwww-perl/6.68", "Java/17.0.9", "Java1.8.0_392",
                "okhttp/4.12.0", "axios/1.6.2", "PostmanRuntime/7.36.0", "aws-cli/2.15.0",
                "S3Console/0.4, aws-internal/3", "Boto3/1.34.0", "[S3Console/0.4]",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " HeadlessChrome/120.0.0.0 Safari/537.36",
                "SomeNewBot/1.0 (+https://example.org/bot)", "my crawler", "Uptime Spider 3"))
                .allMatch(crawlers::contains);
    }

    @Test
    void findsThroughItsIndexWhatEveryPatternTriedInTurnFinds() {
        List<Pattern> all = Stream.of("tools.txt", "crawlers.txt")
                .flatMap(name -> Resource.lines(name).stream())
                .map(Pattern::compile)
                .toList();
        for (String agent : SampleAgents.mixed(99, 1_000)) {
            boolean expected = all.stream().anyMatch(pattern -> pattern.matcher(agent).find());
            assertThat(crawlers.contains(agent)).as(agent).isEqualTo(expected);
        }
    }
}
