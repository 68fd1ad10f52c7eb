package dev.millrace.tracker.classify;

import dev.millrace.tracker.Campaign;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the `utm_*` parameters of a query. Values are decoded, control characters become spaces,
/// and what is longer than 100 characters is cut. Of a parameter given twice the first counts.
final class Campaigns {
    private static final int LONGEST = 100;
    private static final String PREFIX = "utm_";
    private static final String[] NAMES = {"source", "medium", "campaign", "term", "content"};

    private Campaigns() {}

    /// The campaign of a query, without its `?`.
    static Campaign of(String query) {
        if (!query.contains(PREFIX)) {
            return Campaign.NONE;
        }
        String[] values = new String[NAMES.length];
        Arrays.fill(values, "");
        for (String parameter : query.split("&", -1)) {
            read(parameter, values);
        }
        Campaign campaign = new Campaign(values[0], values[1], values[2], values[3], values[4]);
        return campaign.equals(Campaign.NONE) ? Campaign.NONE : campaign;
    }

    private static void read(String parameter, String[] values) {
        for (int i = 0; i < NAMES.length; i++) {
            String name = PREFIX + NAMES[i] + "=";
            if (values[i].isEmpty() && parameter.startsWith(name)) {
                values[i] = value(parameter.substring(name.length()));
            }
        }
    }

    private static String value(String escaped) {
        byte[] bytes = escaped.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int decoded = Escapes.at(bytes, i);
            bytes[length++] = decoded < 0 ? bytes[i] : (byte) decoded;
            i += decoded < 0 ? 0 : Escapes.LENGTH - 1;
        }
        return cut(printable(new String(bytes, 0, length, StandardCharsets.UTF_8)).strip());
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                printable.setCharAt(i, ' ');
            }
        }
        return printable.toString();
    }

    private static String cut(String text) {
        int points = text.codePointCount(0, text.length());
        return points <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
