package dev.millrace.tracker.classify;

import dev.millrace.tracker.Origin;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says where a visitor came from by the referrer: host and path only, since what stands in its
/// query may be personal. What is no address of a page (`about:blank`, a file, nonsense) tells
/// nothing and is a direct visit; an Android app is named by its package.
final class Origins {
    private static final int LONGEST = 300;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(https?://|android-app://|ios-app://|//|)(?:[^/?#@]*@)?([^/?#@]*)([^?#]*).*",
            Pattern.DOTALL);
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\s]+");
    private final Sources sources;
    private final Set<String> ownHosts;

    Origins(Sources sources, Set<String> ownHosts) {
        this.sources = sources;
        this.ownHosts = ownHosts;
    }

    /// @param askedHost the host that the line asked, bare and in small letters, or `""`
    Origin of(String referrer, String askedHost) {
        Matcher address = ADDRESS.matcher(referrer.strip());
        if (!address.matches()) {
            return Origin.DIRECT;
        }
        String host = Hosts.bare(address.group(2).toLowerCase(Locale.ROOT));
        boolean schemeless = address.group(1).isEmpty();
        if (!Hosts.plausible(host) || (schemeless && !looksLikeHost(host))) {
            return Origin.DIRECT;
        }
        boolean internal = isOwn(host, askedHost);
        String path = CONTROLS.matcher(address.group(3)).replaceAll("");
        String source = internal ? "" : sources.name(host);
        return new Origin(source, cut(host + path), internal);
    }

    /// A text without scheme is a host only if it has a dot and does not look like a file.
    private static boolean looksLikeHost(String host) {
        return host.indexOf('.') > 0 && host.indexOf(':') < 0;
    }

    /// A bucket's name stands for its website endpoint, too.
    private boolean isOwn(String host, String askedHost) {
        boolean endpoint = !askedHost.isEmpty() && host.endsWith(".amazonaws.com")
                && host.startsWith(askedHost + ".s3");
        return host.equals(askedHost) || ownHosts.contains(host) || endpoint;
    }

    private static String cut(String text) {
        int points = text.codePointCount(0, text.length());
        return points <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
