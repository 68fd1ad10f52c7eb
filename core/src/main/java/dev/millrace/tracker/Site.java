package dev.millrace.tracker;

import dev.millrace.item.Key;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// A site whose logs are tracked, and where its items stand. The default site's name is `""` and
/// its keys have no prefix; another site prefixes every partition key with `<name>#`.
///
/// | item | UserPages | SortKey |
/// |---|---|---|
/// | hit batch | `/HITS#2022-10-20` (UTC day) | `<epoch of first hit>#<source id>` |
/// | share | `<page>` | `:SHARE#<epoch>#<id>` |
/// | page of the index | `INDEX` | `<page>` |
/// | day of a page | `<page>` | `DAY#2022-10-20` |
/// | day of the site | `/SITE` | `DAY#2022-10-20` |
/// | summary of a day | `/SITE` | `SUMMARY#2022-10-20` |
/// | settings | `/SITE` | `SETTINGS` |
/// | guard of an hour | `/GUARD` | `2022-10-20T07` (UTC hour) |
/// | watched file | `/WATCH` | `<file identity>` |
/// | site that is known | `/SITES`, without a prefix | `<site>`, `(default)` |
public record Site(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}|");
    public static final Site DEFAULT = new Site("");
    public static final String DAY = "DAY#";
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

    public String hitsPartition(LocalDate utcDay) {
        return prefix() + HITS + utcDay;
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

    public Key pageDay(String page, LocalDate day) {
        return Key.of(pagePartition(page), DAY + day);
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

    /// Who stores lines of an hour advances its guard: so guards also list the hours that have any.
    public Key guard(LocalDate utcDay, int utcHour) {
        return Key.of(guardPartition(), utcDay + "T%02d".formatted(utcHour));
    }

    public String guardPartition() {
        return prefix() + "/GUARD";
    }

    public String watchPartition() {
        return prefix() + "/WATCH";
    }
}
