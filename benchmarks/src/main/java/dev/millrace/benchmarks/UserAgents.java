package dev.millrace.benchmarks;

import java.util.SplittableRandom;

/// Some 1,500 user agents: browsers in many versions on many systems, and crawlers.
final class UserAgents {
    private static final int KINDS = 1_500;
    private static final String[] CRAWLERS = {
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", "curl/8.5.0"};
    private static final String[] PHONES = {"SM-S918B", "SM-A546E", "Pixel 8", "Pixel 7a",
            "M2101K6G", "CPH2581", "2201117TG"};

    private final SplittableRandom random;
    private final Zipf zipf = new Zipf(KINDS, 0.9);
    private final String[] agents = new String[KINDS];

    UserAgents(SplittableRandom random) {
        this.random = random;
        for (int i = 0; i < KINDS; i++) {
            agents[i] = i % 50 == 9 ? CRAWLERS[i / 50 % CRAWLERS.length] : browser(i % 5, i);
        }
    }

    String next() {
        return agents[zipf.next(random)];
    }

    private String browser(int family, int i) {
        int version = 90 + random.nextInt(56);
        int build = 4_000 + i;
        return switch (family) {
            case 0 ->
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                        + version
                        + ".0." + build + ".0 Safari/537.36";
            case 1 -> "Mozilla/5.0 (iPhone; CPU iPhone OS 1" + i % 9 + "_" + random.nextInt(7)
                    + " like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/1" + i % 9
                    + "." + random.nextInt(7)
                    + " Mobile/15E148 Safari/604.1";
            case 2 -> "Mozilla/5.0 (X11; Linux x86_64; rv:" + version
                    + ".0) Gecko/20100101 Firefox/" + version + "." + i % 7;
            case 3 -> "Mozilla/5.0 (Linux; Android 1" + i % 6 + "; " + PHONES[i % PHONES.length]
                    + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version + ".0." + build
                    + "."
                    + random.nextInt(200) + " Mobile Safari/537.36";
            default -> "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:" + version
                    + ".0) Gecko/20100101 Firefox/" + version
                    + "." + i % 11;
        };
    }
}
