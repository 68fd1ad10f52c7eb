package dev.millrace.server.demo;

/// User-Agent headers as programs send them.
final class Agents {
    private static final String CHROME = "Chrome/150.0.0.0 Safari/537.36";
    private static final String BLINK = " AppleWebKit/537.36 (KHTML, like Gecko) ";
    private static final String WEBKIT = " AppleWebKit/605.1.15 (KHTML, like Gecko) ";
    private static final String WINDOWS = "Windows NT 10.0; Win64; x64";
    private static final String MAC = "Macintosh; Intel Mac OS X 10_15_7";
    private static final String LINUX = "X11; Linux x86_64";

    static final Odds<String> DESKTOPS = new Odds<String>()
            .with(34, mozilla(WINDOWS) + BLINK + CHROME)
            .with(20, mozilla(MAC) + BLINK + CHROME)
            .with(12, mozilla(MAC) + WEBKIT + "Version/26.1 Safari/605.1.15")
            .with(9, mozilla(WINDOWS) + BLINK + CHROME + " Edg/150.0.0.0")
            .with(9, firefox(WINDOWS))
            .with(8, firefox(LINUX))
            .with(4, firefox("Macintosh; Intel Mac OS X 10.15"))
            .with(4, mozilla(LINUX) + BLINK + CHROME);
    static final Odds<String> HANDHELDS = new Odds<String>()
            .with(46, safari("iPhone; CPU iPhone OS 18_7 like Mac OS X"))
            .with(38, mozilla("Linux; Android 10; K") + BLINK
                    + "Chrome/150.0.0.0 Mobile Safari/537.36")
            .with(6, "Mozilla/5.0 (Android 15; Mobile; rv:152.0) Gecko/152.0 Firefox/152.0")
            .with(5, safari("iPad; CPU OS 18_7 like Mac OS X"))
            .with(5, mozilla("Linux; Android 14; SM-S918B") + BLINK
                    + "SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36");

    private Agents() {}

    private static String mozilla(String system) {
        return "Mozilla/5.0 (" + system + ")";
    }

    private static String firefox(String system) {
        return mozilla(system + "; rv:152.0") + " Gecko/20100101 Firefox/152.0";
    }

    private static String safari(String system) {
        return mozilla(system) + WEBKIT + "Version/26.1 Mobile/15E148 Safari/604.1";
    }
}
