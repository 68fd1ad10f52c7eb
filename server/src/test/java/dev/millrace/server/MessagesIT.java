package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.messages.User;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// Conversations: what both see of them, and when.
class MessagesIT extends TwoCorrespondents {
    @Test
    void twoPeopleTalk() {
        person("andrew", "Andrew Brown");
        person("bayko", "Andrew Bayko");
        bayko.signIn(handle("bayko"));
        bayko.browser.waitFor("#inbox-empty");
        andrew.signIn(handle("andrew")).open("messages/new/" + handle("bayko"));
        andrew.seesAll("#conversations .name", "Andrew Bayko").say("Hello").reads("Hello");
        andrew.browser.until("/^\\/messages\\/[0-9a-f-]{36}$/.test(location.pathname)");
        bayko.sees("#conversations a", "Andrew Brown").sees("#conversations .preview", "Hello");
        bayko.sees(".badge", "1").browser.until("document.title.startsWith('(1)')");
        bayko.choose("Andrew Brown").reads("Hello").browser.waitWithout(".badge");
        andrew.sees(".state", "Read");
        bayko.browser.type("#text", "An");
        andrew.sees("#typing", "Andrew Bayko is typing");
        bayko.say("swer");
        andrew.reads("Hello", "Answer").seesAll("#typing", "");
        andrew.browser.reload();
        andrew.reads("Hello", "Answer").seesAll(".day", "Today");
    }

    @Test
    void anotherConversationNeverShowsTheOneBefore() {
        User andrewBrown = person("andrew", "Andrew Brown");
        Instant before = Instant.now().minus(Duration.ofDays(1));
        server.say(person("bayko", "Andrew Bayko"), andrewBrown, "From Bayko", before);
        server.say(person("londo", "Londo Mollari"), andrewBrown, "From Londo", before);
        andrew.signIn(handle("andrew")).choose("Andrew Bayko").reads("From Bayko");
        andrew.browser.until("[...document.querySelectorAll('#conversations a')]"
                + ".find(link => link.textContent.includes('Londo')).click() === undefined"
                + " && !document.getElementById('messages').textContent.includes('Bayko')"
                + " && document.getElementById('conversation-title').textContent"
                + " === 'Londo Mollari'");
        andrew.reads("From Londo").choose("Andrew Bayko").reads("From Bayko");
        andrew.browser.back();
        andrew.reads("From Londo");
    }

    @Test
    void whatIsWrittenWhileTheServerIsGoneArrivesOnce() {
        User andrewBrown = person("andrew", "Andrew Brown");
        String talk = server.say(person("bayko", "Andrew Bayko"), andrewBrown, "Before",
                Instant.now());
        andrew.signIn(handle("andrew")).open(talk).reads("Before");
        bayko.signIn(handle("bayko")).open(talk).reads("Before");
        server.goAway();
        andrew.browser.waitFor("#gone");
        andrew.say("First").say("Second").reads("Before", "First", "Second");
        andrew.seesAll(".mine .state", "Sending", "Sending");
        server.comeBack();
        andrew.browser.waitWithout("#gone").waitWithout(".waiting");
        bayko.browser.waitWithout("#gone");
        bayko.reads("Before", "First", "Second");
        andrew.browser.reload();
        andrew.reads("Before", "First", "Second");
        for (Correspondent each : new Correspondent[]{andrew, bayko}) {
            assertThat(each.browser.complaints())
                    .allMatch(line -> line.contains("net::ERR_") || line.contains("503"));
        }
    }

    @Test
    void scrollingBackLoadsAllThatWasSaid() {
        User andrewBrown = person("andrew", "Andrew Brown");
        User other = person("bayko", "Andrew Bayko");
        Instant start = Instant.now().minus(Duration.ofDays(12));
        String talk = "";
        for (int i = 0; i < 130; i++) {
            talk = server.say(i % 2 == 0 ? other : andrewBrown, i % 2 == 0 ? andrewBrown : other,
                    "Message " + i, start.plus(Duration.ofHours(2L * i)));
        }
        andrew.signIn(handle("andrew")).open(talk);
        andrew.browser.until("document.getElementById('log').scrollTop > 0");
        assertThat(andrew.browser.texts(".message .text")).doesNotContain("Message 0");
        andrew.browser.until("(document.getElementById('log').scrollTop = 0) === 0"
                + " && document.querySelectorAll('.message').length === 130");
        assertThat(andrew.browser.texts(".day").size()).isBetween(11, 12);
        andrew.sees("#log-begin", "the beginning of your conversation with Andrew Bayko");
        andrew.browser.click("#to-end").waitWithout("#to-end");
    }

    @Test
    void whatIsNewStandsBelowALineAndIsReadAsItIsSeen() {
        User andrewBrown = person("andrew", "Andrew Brown");
        User other = person("bayko", "Andrew Bayko");
        Instant start = Instant.now().minus(Duration.ofHours(2));
        for (int i = 0; i < 45; i++) {
            server.say(other, andrewBrown, "Message " + i, start.plusSeconds(i));
        }
        andrew.signIn(handle("andrew")).sees(".badge", "45").choose("Andrew Bayko");
        andrew.browser.waitFor(".unread-line");
        andrew.browser.until("Number.parseInt(document.querySelector('.badge')?.textContent) < 45");
        andrew.browser.click("#to-end").waitWithout(".badge");
    }

    @Test
    void aGroupIsGatheredRenamedAndLeft() {
        person("bayko", "Andrew Bayko");
        person("londo", "Londo Mollari");
        bayko.signIn(handle("bayko"));
        andrew.signIn(handle("andrew"));
        andrew.browser.click("#begin").type("#to", handle("bayko"), Keys.ENTER);
        andrew.sees("#recipients", "Andrew Bayko");
        andrew.browser.type("#to", handle("londo"), Keys.ENTER);
        andrew.sees("#recipients", "Londo Mollari");
        andrew.browser.type("#group-name", "Crew").type("#group-text", "Welcome", Keys.TAB);
        andrew.browser.click("#new-conversation .primary");
        andrew.reads("Welcome").sees("#conversation-about", "Londo Mollari");
        bayko.choose("Crew").reads("Welcome").sees(".author", handle("andrew"));
        andrew.browser.click("#details").click("#about-name");
        andrew.browser.press(Keys.chord(Keys.CONTROL, "a")).press("Babylon", Keys.ENTER);
        bayko.sees("#conversation-title", "Babylon").sees(".said", "named the group");
        bayko.browser.click("#details").click("#leave").waitFor("#confirm").click("#confirm-yes");
        bayko.browser.waitFor("#inbox-empty");
        andrew.sees(".said", "Andrew Bayko left.");
    }

    @Test
    void whoIsBlockedCannotWrite() {
        User andrewBrown = person("andrew", "Andrew Brown");
        String talk = server.say(person("bayko", "Andrew Bayko"), andrewBrown, "Spam",
                Instant.now());
        bayko.signIn(handle("bayko")).open(talk).reads("Spam");
        andrew.signIn(handle("andrew")).open(talk).reads("Spam");
        andrew.browser.click("#details").click("#block").waitFor("#confirm").click("#confirm-yes");
        andrew.sees("#no-writing", "You have blocked Andrew Bayko").browser.waitWithout("#text");
        bayko.say("More").sees(".refusal", "Not sent");
        bayko.browser.clickOn(".refusal button", "Discard");
        bayko.reads("Spam");
        assertThat(bayko.browser.complaints()).isNotEmpty()
                .allMatch(each -> each.contains("403"));
    }

    @Test
    void fitsAPhone() {
        User andrewBrown = person("andrew", "Andrew Brown");
        server.say(person("bayko", "Andrew Bayko"), andrewBrown, "endless".repeat(100),
                Instant.now());
        andrew.browser.width(360);
        andrew.signIn(handle("andrew"));
        assertThat(andrew.browser.shows("#conversation")).isFalse();
        andrew.choose("Andrew Bayko").reads("endless".repeat(100));
        assertThat(andrew.browser.shows("#inbox")).isFalse();
        assertThat(andrew.browser.is("document.documentElement.scrollWidth <= 360")).isTrue();
        andrew.browser.click("#to-list").waitFor("#inbox").waitWithout("#conversation");
    }

    @Test
    void whatDoesNotExistIsSaid() {
        andrew.signIn(handle("andrew"));
        andrew.browser.open(server.url() + "messages/5ae290ed-55d1-47a0-bc6d-fe2bc2700399");
        andrew.sees("#log-trouble", "does not exist, or you are not in it");
        andrew.browser.open(server.url() + "messages/new/nobody-at-all");
        andrew.sees("#log-trouble", "nobody with the handle @nobody-at-all");
        assertThat(andrew.browser.complaints()).isNotEmpty()
                .allMatch(each -> each.contains("404"));
    }
}
