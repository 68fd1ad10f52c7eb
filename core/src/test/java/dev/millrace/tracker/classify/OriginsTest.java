package dev.millrace.tracker.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.Origin;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private final Origins origins = new Origins(Sources.load(), Set.of("example.org"));

    @ParameterizedTest
    @CsvSource({"https://www.google.com/, Google, google.com/",
            "https://www.google.co.uk/search?q=secret, Google, google.co.uk/search",
            "https://news.google.com/a, Google News, news.google.com/a",
            "https://mail.google.com/, Gmail, mail.google.com/",
            "https://googleblog.com/, googleblog.com, googleblog.com/",
            "https://t.co/abc, X, t.co/abc",
            "https://l.facebook.com/l.php?u=x, Facebook, l.facebook.com/l.php",
            "https://news.ycombinator.com/item?id=1, Hacker News, news.ycombinator.com/item",
            "https://old.reddit.com/r/java/, Reddit, old.reddit.com/r/java/",
            "http://Blog.Other.NET:8080/p#x, blog.other.net, blog.other.net/p",
            "https://user:password@other.net/p, other.net, other.net/p",
            "android-app://com.google.android.gm/, Gmail, com.google.android.gm/",
            "android-app://com.unknown.app, com.unknown.app, com.unknown.app",
            "other.net/page, other.net, other.net/page", "http://10.0.0.1/x, 10.0.0.1, 10.0.0.1/x",
            "https://yandex.com.tr/a, Yandex, yandex.com.tr/a"})
    void namesSources(String referrer, String source, String stored) {
        assertThat(origins.of(referrer, "mine.net")).isEqualTo(new Origin(source, stored, false));
    }

    @ParameterizedTest
    @CsvSource({"http://example.org/a", "https://WWW.example.org./a", "http://mine.net:81/a",
            "http://mine.net.s3-website-us-east-1.amazonaws.com/a"})
    void takesTheSiteItselfForNoSource(String referrer) {
        Origin origin = origins.of(referrer, "mine.net");
        assertThat(origin.internal()).isTrue();
        assertThat(origin.source()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"about:blank", "file:///C:/Users/me/x.html", "nonsense", "'http://'", "http:///x",
            "'http://a b/'", "javascript:void(0)", "'(null)'"})
    void takesWhatIsNoAddressForDirect(String referrer) {
        assertThat(origins.of(referrer, "mine.net")).isSameAs(Origin.DIRECT);
    }

    @Test
    void boundsWhatItStores() {
        String path = "/x".repeat(1_000);
        assertThat(origins.of("http://other.net" + path, "").referrer()).hasSize(300);
    }
}
