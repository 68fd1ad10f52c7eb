package dev.millrace.tracker.classify;

import dev.millrace.tracker.Campaign;
import dev.millrace.tracker.log.LogLine;
import dev.millrace.tracker.log.LogLine.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was asked for: reads a line's key and target.
final class Targets {
    /// @param asset whether it is an asset of pages and no page
    record Target(String page, boolean asset, Campaign campaign) {}

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://[^/?#]*");
    private static final Pattern S3_ENDPOINT = Pattern.compile(
            "s3[.-](?:[a-z0-9-]+\\.)*amazonaws\\.com(?:\\.cn)?(?::\\d+)?");
    private static final Pattern FIRST_SEGMENT = Pattern.compile("/*[^/]+");

    private Targets() {}

    static Target of(LogLine line) {
        String target = withoutFragment(latin(line, Field.TARGET));
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        String page = line.has(Field.KEY)
                ? PageName.ofKey(bytes(line, Field.KEY))
                : PageName.ofPath(path(path, line).getBytes(StandardCharsets.ISO_8859_1));
        return new Target(page, Assets.contains(page), Campaigns.of(query));
    }

    private static byte[] bytes(LogLine line, Field field) {
        return Arrays.copyOfRange(line.buffer(), line.from(field), line.to(field));
    }

    /// Each byte as one character, so that no byte is lost before escapes are decoded.
    private static String latin(LogLine line, Field field) {
        return new String(bytes(line, field), StandardCharsets.ISO_8859_1);
    }

    private static String withoutFragment(String target) {
        int hash = target.indexOf('#');
        return hash < 0 ? target : target.substring(0, hash);
    }

    /// The path below the site's root: without scheme and host, and without the bucket where the
    /// host is S3's own endpoint (`s3.eu-west-1.amazonaws.com/bucket/key`).
    private static String path(String target, LogLine line) {
        Matcher absolute = ABSOLUTE.matcher(target);
        boolean hasHost = absolute.lookingAt();
        String host = hasHost ? hostOf(absolute.group()) : line.text(Field.HOST);
        String path = hasHost ? target.substring(absolute.end()) : target;
        boolean bucketFirst = S3_ENDPOINT.matcher(host.toLowerCase(Locale.ROOT)).matches();
        return bucketFirst ? FIRST_SEGMENT.matcher(path).replaceFirst("") : path;
    }

    private static String hostOf(String schemeAndHost) {
        return schemeAndHost.substring(schemeAndHost.indexOf("://") + "://".length());
    }
}
