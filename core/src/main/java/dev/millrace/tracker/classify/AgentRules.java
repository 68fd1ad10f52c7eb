package dev.millrace.tracker.classify;

import dev.millrace.tracker.classify.AgentYaml.Rule;
import dev.millrace.tracker.classify.AgentYaml.Section;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Tells browser, version and system from a user agent by the rules of ua-parser, with the results
/// of its Java library, and whether its device rules take the agent for a spider.
final class AgentRules {
    private final List<Rule> browsers;
    private final List<Rule> systems;
    private final List<Rule> spiders;
    private final RegexRules browserRules;
    private final RegexRules systemRules;
    private final RegexRules spiderRules;

    private AgentRules(Map<Section, List<Rule>> rules) {
        browsers = rules.getOrDefault(Section.USER_AGENT_PARSERS, List.of());
        systems = rules.getOrDefault(Section.OS_PARSERS, List.of());
        spiders = leadingSpiders(rules.getOrDefault(Section.DEVICE_PARSERS, List.of()));
        browserRules = rules(browsers);
        systemRules = rules(systems);
        spiderRules = rules(spiders);
    }

    static AgentRules load() {
        return new AgentRules(AgentYaml.load());
    }

    private static RegexRules rules(List<Rule> rules) {
        return new RegexRules(rules.stream().map(Rule::regex).toList());
    }

    /// The leading rules are those of spiders. What follows tells devices by name, and only behind
    /// that stands one more of spiders, which takes any `silk` or `yahoo` for one.
    private static List<Rule> leadingSpiders(List<Rule> rules) {
        return rules.stream().takeWhile(Rule::isSpider).toList();
    }

    boolean isSpider(String text) {
        return spiderRules.anyMatches(text);
    }

    Browser browser(String text) {
        Browser browser = browserRules.first(text, (i, match) -> browser(browsers.get(i), match));
        return browser == null ? Browser.UNKNOWN : browser;
    }

    /// The family of the operating system, `""` where unknown.
    String system(String text) {
        String system = systemRules.first(text, (i, match) -> system(systems.get(i), match));
        return system == null ? "" : system;
    }

    record Browser(String family, String version) {
        static final Browser UNKNOWN = new Browser("", "");
    }

    private static @Nullable Browser browser(Rule rule, Matcher match) {
        String family = family(rule, match);
        if (family == null) {
            return null;
        }
        String version = rule.has("v1_replacement") ? rule.get("v1_replacement") : group(match, 2);
        return new Browser(family, version == null ? "" : version);
    }

    private static @Nullable String family(Rule rule, Matcher match) {
        String first = group(match, 1);
        if (!rule.has("family_replacement")) {
            return first;
        }
        String family = rule.get("family_replacement");
        return first == null ? family : replaceFirst(family, first);
    }

    private static String replaceFirst(String text, String group) {
        int at = text.indexOf("$1");
        return at < 0 ? text : text.substring(0, at) + group + text.substring(at + 2);
    }

    private static @Nullable String system(Rule rule, Matcher match) {
        String first = group(match, 1);
        if (!rule.has("os_replacement")) {
            return first;
        }
        String system = rule.get("os_replacement");
        return first == null ? system : system.replace("$1", first);
    }

    private static @Nullable String group(Matcher match, int group) {
        return match.groupCount() >= group ? match.group(group) : null;
    }
}
