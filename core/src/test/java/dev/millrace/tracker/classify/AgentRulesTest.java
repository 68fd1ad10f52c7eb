package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ua_parser.Parser;

/// Our evaluation of ua-parser's rules against that of its own Java library.
class AgentRulesTest {
    private final AgentRules rules = AgentRules.load();
    private final Parser reference = new Parser();

    @Test
    void agreesWithTheLibraryOnEverySampleAgent() {
        for (String agent : SampleAgents.all()) {
            assertSame(agent);
        }
    }

    @Test
    void agreesWithTheLibraryOnAgentsPutTogetherAtRandom() {
        SampleAgents.mixed(4711, 2_000).forEach(this::assertSame);
    }

    private void assertSame(String agent) {
        assertThat(browser(agent)).as(agent).isEqualTo(browserOfLibrary(agent));
        assertThat(known(rules.system(agent))).as(agent).isEqualTo(systemOfLibrary(agent));
    }

    private List<String> browser(String agent) {
        AgentRules.Browser browser = rules.browser(agent);
        return List.of(known(browser.family()), browser.version());
    }

    private List<String> browserOfLibrary(String agent) {
        var browser = reference.parseUserAgent(agent);
        return List.of(known(browser.family), browser.major == null ? "" : browser.major);
    }

    private String systemOfLibrary(String agent) {
        return known(reference.parseOS(agent).family);
    }

    /// The library says `Other` for what it does not know, and some rules do.
    private static String known(String family) {
        return family.equals("Other") ? "" : family;
    }
}
