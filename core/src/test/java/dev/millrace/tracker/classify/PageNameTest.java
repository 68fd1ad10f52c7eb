package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageNameTest {
    @ParameterizedTest
    @CsvSource({"/, /", "'', /", "///, /", "/blog/, blog/", "/blog/index.html, blog/",
            "/index.html, /", "/index.htm, /", "/blog/INDEX.html, blog/INDEX.html",
            "/blog/myindex.html, blog/myindex.html", "/index.html/x, index.html/x",
            "/INDEX, /INDEX", "/INDEX/, INDEX/", "/%49NDEX, /INDEX", "//SITE, SITE",
            "/%2FSITE, SITE", "/%2F%2fHITS%232022-10-20, HITS%232022-10-20",
            "/a%20b, a b", "/a+b, a+b", "/100%, 100%", "/a%zz, a%zz", "/a%2, a%2",
            "/caf%C3%A9, café", "/café, café", "/%ff, \uFFFD", "/c%23, c%23",
            "/a%0Ab, a%0Ab", "/a%7fb, a%7Fb", "/a%2520b, a%20b"})
    void namesPathsOfTargets(String path, String page) {
        assertThat(PageName.ofPath(path.getBytes(StandardCharsets.UTF_8))).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"blog/articles/x/index.html, blog/articles/x/", "index.html, /",
            "a%20b.html, a b.html", "a%2520b.html, a b.html", "c%23, c%23", "c%2523, c%23",
            "c#, c%23", "100%2525, 100%", "100%25, 100%", "caf%25C3%25A9, café",
            "INDEX, /INDEX"})
    void namesKeysWrittenOnceOrTwiceInEscapes(String key, String page) {
        assertThat(PageName.ofKey(key.getBytes(StandardCharsets.UTF_8))).isEqualTo(page);
    }

    @Test
    void cutsLongNamesAndKeepsThemApart() {
        String one = PageName
                .ofPath(("/" + "é".repeat(600) + "1").getBytes(StandardCharsets.UTF_8));
        String other = PageName
                .ofPath(("/" + "é".repeat(600) + "2").getBytes(StandardCharsets.UTF_8));
        assertThat(one).isNotEqualTo(other).doesNotContain("\uFFFD").startsWith("ééé");
        assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(890, 900);
    }

    @Test
    void neverNamesAPageLikeAPartitionOfTheEngine() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 50_000; i++) {
            byte[] path = path(random);
            for (String page : new String[]{PageName.ofPath(path), PageName.ofKey(path)}) {
                assertThat(page).isNotEmpty().isNotEqualTo("INDEX").doesNotContain("#");
                assertThat(page.equals("/") || page.equals("/INDEX") || page.charAt(0) != '/')
                        .as(page)
                        .isTrue();
                assertThat(page.chars().anyMatch(c -> c < ' ' || c == 0x7F)).isFalse();
                assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(900);
            }
        }
    }

    private static byte[] path(SplittableRandom random) {
        String alphabet = "/%2F23INDEX5#a\n?.hç";
        byte[] path = new byte[random.nextInt(14)];
        for (int i = 0; i < path.length; i++) {
            path[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return path;
    }
}
