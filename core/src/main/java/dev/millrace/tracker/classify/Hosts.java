package dev.millrace.tracker.classify;

/// Rules of host names.
final class Hosts {
    private static final int LONGEST = 253;

    private Hosts() {}

    /// The host without `www.`, without the port and without a final dot.
    static String bare(String host) {
        String name = withoutPort(host);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.startsWith("www.") ? name.substring("www.".length()) : name;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean insideBrackets = host.indexOf(']') > colon;
        return colon < 0 || insideBrackets ? host : host.substring(0, colon);
    }

    /// Whether the text can be a host's name: letters, digits, dots, hyphens, or an address in
    /// brackets. Names in other scripts are possible.
    static boolean plausible(String host) {
        return !host.isEmpty() && host.length() <= LONGEST
                && host.chars().allMatch(Hosts::mayStandInHost);
    }

    private static boolean mayStandInHost(int c) {
        return Character.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0;
    }
}
