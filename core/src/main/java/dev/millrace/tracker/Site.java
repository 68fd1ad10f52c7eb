package dev.millrace.tracker;

import dev.millrace.item.Key;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/// A site whose logs are tracked, and where its items stand. The default site's name is `""` and
/// its keys have no prefix; another site prefixes every partition key with `<name>#`.
///
/// | item | UserPages | SortKey |
/// |---|---|---|
/// | hit batch | `/HITS#2022-10` (UTC month) | `<epoch of the UTC hour>#<number in the hour>` |
/// | month that has hit batches | `/MONTHS` | `2022-10` (UTC month) |
/// | share | `<page>` | `:SHARE#<epoch>#<id>` |
/// | page of the index | `INDEX` | `<page>` |
/// | month of a page | `<page>` | `MONTH#2022-10` |
/// | day of the site | `/SITE` | `DAY#2022-10-20` |
/// | summary of a day | `/SITE` | `SUMMARY#2022-10-20` |
/// | settings | `/SITE` | `SETTINGS` |
/// | guard of an hour that a watched file grows in | `/GUARD` | `2022-10-20T07` (UTC hour) |
/// | watched file | `/WATCH` | `<file identity>` |
/// | site that is known | `/SITES`, without a prefix | `<site>`, `(default)` |
public record Site(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}|");
    public static final Site DEFAULT = new Site("");
    public static final String DAY = "DAY#";
    public static final String MONTH = "MONTH#";
    public static final String SUMMARY = "SUMMARY#";
    public static final String SHARE = ":SHARE#";
    public static final String HITS = "/HITS#";

    public Site {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a site's name has 1 to 63 small letters, digits, '.' and '-': "
                            + name);
        }
    }

    public String prefix() {
        return name.isEmpty() ? "" : name + "#";
    }

    public String hitsPartition(YearMonth utcMonth) {
        return prefix() + HITS + utcMonth;
    }

    public Key month(YearMonth utcMonth) {
        return Key.of(monthsPartition(), utcMonth.toString());
    }

    public String monthsPartition() {
        return prefix() + "/MONTHS";
    }

    public String indexPartition() {
        return prefix() + "INDEX";
    }

    public Key index(String page) {
        return Key.of(indexPartition(), page);
    }

    public String pagePartition(String page) {
        return prefix() + page;
    }

    public Key pageMonth(String page, YearMonth month) {
        return Key.of(pagePartition(page), MONTH + month);
    }

    public String sitePartition() {
        return prefix() + "/SITE";
    }

    public Key siteDay(LocalDate day) {
        return Key.of(sitePartition(), DAY + day);
    }

    public Key summary(LocalDate day) {
        return Key.of(sitePartition(), SUMMARY + day);
    }

    public Key settings() {
        return Key.of(sitePartition(), "SETTINGS");
    }

    public Key guard(LocalDate utcDay, int utcHour) {
        return Key.of(prefix() + "/GUARD", utcDay + "T%02d".formatted(utcHour));
    }

    public String watchPartition() {
        return prefix() + "/WATCH";
    }
}
