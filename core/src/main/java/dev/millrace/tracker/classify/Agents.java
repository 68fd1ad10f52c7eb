package dev.millrace.tracker.classify;

import dev.millrace.tracker.Agent;
import dev.millrace.tracker.classify.AgentRules.Browser;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Knows agents by their User-Agent header. Shared by all threads; each agent is looked at once.
final class Agents {
    /// @param bot whether the agent is a program and no browser
    record Verdict(Agent agent, boolean bot) {}

    /// Of formats without user agents.
    static final Verdict UNTOLD = new Verdict(Agent.UNKNOWN, false);
    private static final int REMEMBERED = 20_000;
    /// Longer headers are attacks or mistakes; what matters stands at the beginning.
    private static final int LONGEST = 1_000;
    private static final int LONGEST_NAME = 60;
    private static final String OTHER = "Other";
    private final AgentRules rules = Rules.AGENTS;
    private final Crawlers crawlers = Rules.CRAWLERS;
    private final Shared<Agent> shared = new Shared<>();
    /// Emptied when it is full: each thread has a cache of its own before it.
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    /// Loaded once in a process, which takes longer than many an import.
    private static final class Rules {
        static final AgentRules AGENTS = AgentRules.load();
        static final Crawlers CRAWLERS = Crawlers.load();
    }

    Verdict of(String header) {
        String text = header.substring(0, Math.min(header.length(), LONGEST));
        Verdict known = verdicts.get(text);
        if (known != null) {
            return known;
        }
        if (verdicts.size() >= REMEMBERED) {
            verdicts.clear();
        }
        Verdict verdict = judge(text);
        verdicts.put(text, verdict);
        return verdict;
    }

    private Verdict judge(String text) {
        boolean bot = text.isBlank() || crawlers.contains(text) || rules.isSpider(text);
        Browser browser = rules.browser(text);
        String system = known(rules.system(text));
        Device device = bot ? Device.BOT : Device.of(text, system);
        Agent agent = new Agent(known(browser.family()), cut(browser.version()), system,
                device.label());
        return new Verdict(shared.of(agent), bot);
    }

    private static String known(String family) {
        return family.equals(OTHER) ? "" : cut(family);
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)).strip();
    }
}
