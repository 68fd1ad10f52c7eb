package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/// What is written, changed and taken back, by keys above all.
class MessagesWritingIT extends TwoCorrespondents {
    private static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\">";

    @Test
    void countsDownAndRefusesWhatIsTooLong() {
        person("bayko", "Andrew Bayko");
        andrew.signIn(handle("andrew")).open("messages/new/" + handle("bayko"));
        andrew.seesAll("#counter", "1024");
        andrew.browser.click("#text").paste("x".repeat(1025));
        andrew.seesAll("#counter.over", "-1").sees("#too-long", "1 characters too many");
        andrew.browser.press(Keys.ENTER);
        andrew.reads().browser.press(Keys.BACK_SPACE);
        andrew.seesAll("#counter", "0").browser.press(Keys.ENTER);
        andrew.reads("x".repeat(1024)).seesAll("#counter", "1024");
        andrew.browser.type("#text", "one", Keys.chord(Keys.SHIFT, Keys.ENTER), "two", Keys.ENTER);
        andrew.reads("x".repeat(1024), "one\ntwo");
    }

    @Test
    void editsAndDeletionsReachTheOtherAndMarkupIsText() {
        person("bayko", HOSTILE);
        andrew.signIn(handle("andrew")).open("messages/new/" + handle("bayko"));
        andrew.say("Draught").reads("Draught").say(HOSTILE).reads("Draught", HOSTILE);
        bayko.signIn(handle("bayko")).choose(handle("andrew")).reads("Draught", HOSTILE);
        andrew.seesAll("#conversation-title", HOSTILE).does("Delete");
        andrew.browser.waitFor("#confirm").click("#confirm-yes");
        bayko.reads("Draught", "This message was deleted.");
        andrew.reads("Draught", "This message was deleted.").does("Edit");
        andrew.browser.waitFor("#editing").type("#text", " beer", Keys.ENTER);
        bayko.reads("Draught beer", "This message was deleted.").sees(".foot", "Edited");
        assertThat(bayko.browser.is("document.title.includes('hacked')")).isFalse();
    }

    @Test
    void everythingIsReachedByKeys() {
        User andrewBrown = person("andrew", "Andrew Brown");
        server.say(person("bayko", "Andrew Bayko"), andrewBrown, "Hi", Instant.now());
        andrew.signIn(handle("andrew"));
        andrew.browser.tabTo("#conversations a").press(Keys.ENTER).waitFor("#text");
        andrew.reads("Hi").browser.until("document.activeElement.id === 'text'");
        andrew.browser.press("Typed", Keys.ENTER);
        andrew.reads("Hi", "Typed").browser.press(Keys.ARROW_UP).waitFor("#editing");
        andrew.browser.press("!", Keys.ENTER);
        andrew.reads("Hi", "Typed!").browser.press(Keys.ESCAPE, Keys.ARROW_UP, Keys.ENTER);
        andrew.browser.waitFor("#message-menu").press(Keys.ESCAPE).waitWithout("#message-menu");
        andrew.browser.type("#text", (CharSequence) Keys.chord(Keys.ALT, Keys.ARROW_UP));
        assertThat(andrew.browser.shows("#editing")).isFalse();
        andrew.browser.press(Keys.ESCAPE, "n").waitFor("#to");
        andrew.browser.press(Keys.ESCAPE).waitWithout("#to");
    }

    @Test
    void whatIsStillOnItsWayIsEditedOnceItHasArrived() {
        User andrewBrown = person("andrew", "Andrew Brown");
        String talk = server.say(person("bayko", "Andrew Bayko"), andrewBrown, "Hi", Instant.now());
        andrew.signIn(handle("andrew")).open(talk).reads("Hi").browser.hold();
        andrew.say("First").say("Second").reads("Hi", "First", "Second");
        andrew.browser.press(Keys.ARROW_UP).letGo().waitFor("#editing");
        assertThat(andrew.browser.value("#text")).isEqualTo("Second");
        andrew.browser.press("!", Keys.ENTER);
        andrew.reads("Hi", "First", "Second!");
    }

    @ParameterizedTest
    @MethodSource
    void whoHasGoneOnIsNotInterrupted(CharSequence keys) {
        User andrewBrown = person("andrew", "Andrew Brown");
        server.say(person("londo", "Londo Mollari"), andrewBrown, "Ah", Instant.now());
        String talk = server.say(person("bayko", "Andrew Bayko"), andrewBrown, "Hi", Instant.now());
        andrew.signIn(handle("andrew")).open(talk).reads("Hi").browser.hold();
        andrew.say("First").browser.press(Keys.ARROW_UP).type("#text", keys).letGo();
        andrew.browser.waitWithout(".waiting");
        assertThat(andrew.browser.shows("#editing")).isFalse();
        andrew.choose("Andrew Bayko").reads("Hi", "First").browser.waitWithout(".waiting");
        assertThat(andrew.browser.shows("#editing")).isFalse();
    }

    /// Writes something and takes it back, leaves the field, sends nothing, goes to the
    /// conversation below.
    static List<String> whoHasGoneOnIsNotInterrupted() {
        return List.of("x" + Keys.BACK_SPACE, Keys.TAB.toString(), Keys.ENTER.toString(),
                Keys.chord(Keys.ALT, Keys.ARROW_DOWN));
    }

    @Test
    void theFirstMessageToSomebodyIsEditedOnceItHasArrived() {
        person("andrew", "Andrew Brown");
        person("bayko", "Andrew Bayko");
        andrew.signIn(handle("andrew")).open("messages/new/" + handle("bayko")).browser.hold();
        andrew.say("First").browser.press(Keys.ARROW_UP).letGo().waitFor("#editing");
        andrew.browser.press("!", Keys.ENTER);
        andrew.reads("First!");
    }
}
