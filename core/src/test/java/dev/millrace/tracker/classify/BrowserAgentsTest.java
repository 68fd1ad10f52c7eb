package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What agents are called, on samples of each kind.
class BrowserAgentsTest {
    private static final Agents AGENTS = new Agents();

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
                    + " Safari/537.36~Chrome~142~Windows~desktop",
            "Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
                    + " Safari/537.36 Edg/142.0.0.0~Edge~142~Windows~desktop",
            "X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0~Firefox~128~Linux~desktop",
            "X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
                    + "~Firefox~133~Ubuntu~desktop",
            "Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/17.5 Safari/605.1.15~Safari~17~Mac OS X~desktop",
            "iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/17.5 Mobile/15E148 Safari/604.1~Mobile Safari~17~iOS~mobile",
            "iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/16.6 Mobile/15E148 Safari/604.1~Mobile Safari~16~iOS~tablet",
            "Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile"
                    + " Safari/537.36~Chrome Mobile~142~Android~mobile",
            "Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
                    + " Safari/537.36~Chrome~142~Android~tablet",
            "Android 14; Tablet; rv:133.0) Gecko/133.0 Firefox/133.0"
                    + "~Firefox Mobile~133~Android~tablet",
            "compatible; Googlebot/2.1; +http://www.google.com/bot.html)~Googlebot~2~~bot"})
    void namesBrowserVersionSystemAndDevice(String rest, String browser, String version,
            String system, String device) {
        Agent agent = AGENTS.of("Mozilla/5.0 (" + rest).agent();
        String named = system == null ? "" : system;
        assertThat(agent).isEqualTo(new Agent(browser, version, named, device));
    }

    @Test
    void takesAnAgentThatSaysNothingForABot() {
        assertThat(AGENTS.of("").bot()).isTrue();
        assertThat(AGENTS.of("  ").agent()).isEqualTo(new Agent("", "", "", "bot"));
    }

    @Test
    void knowsADeviceOfEveryBrowser() {
        assertThat(SampleAgents.browsers())
                .allSatisfy(text -> assertThat(AGENTS.of(text).agent().device())
                        .isIn("desktop", "mobile", "tablet"));
    }

    @Test
    void readsOnlyTheBeginningOfALongHeader() {
        assertThat(AGENTS.of("Mozilla/5.0 " + "x".repeat(2_000) + " Googlebot/2.1").bot())
                .isFalse();
    }

    @Test
    void sharesEqualAgents() {
        assertThat(AGENTS.of("curl/8.1").agent()).isSameAs(AGENTS.of("curl/8.1 x").agent());
    }
}
