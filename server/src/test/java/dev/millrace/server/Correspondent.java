package dev.millrace.server;

import java.nio.file.Path;
import org.openqa.selenium.Keys;

/// Somebody who writes and reads messages in a browser of their own.
final class Correspondent implements AutoCloseable {
    private static final String TEXTS = "[...document.querySelectorAll('%s')]"
            + ".map(element => element.textContent)";

    final Browser browser;
    private final MessagesPages server;

    /// @param profile an empty folder
    Correspondent(Path profile, MessagesPages server) {
        this.server = server;
        browser = new Browser(profile);
    }

    Correspondent signIn(String handle) {
        browser.open(server.url() + "messages").waitFor("#handle");
        browser.type("#handle", handle, Keys.ENTER);
        browser.waitFor("#inbox").waitWithout("#conversations .skeleton");
        return this;
    }

    /// Opens an address anew and waits for the form of a conversation.
    Correspondent open(String path) {
        browser.open(server.url() + path).waitFor("#text");
        return this;
    }

    /// Chooses from the list.
    Correspondent choose(String name) {
        browser.clickOn("#conversations a", name).waitFor("#text");
        return this;
    }

    Correspondent say(String text) {
        browser.type("#text", text, Keys.ENTER);
        return this;
    }

    /// Waits until the open conversation says just this, from top to bottom.
    Correspondent reads(String... texts) {
        return seesAll(".message .text", texts);
    }

    /// Waits until the elements that are found say just this.
    Correspondent seesAll(String selector, String... texts) {
        browser.until(TEXTS.formatted(selector) + ".join('\\n') === "
                + literal(String.join("\n", texts)));
        return this;
    }

    /// Waits until one of the elements that are found says this somewhere.
    Correspondent sees(String selector, String text) {
        browser.until(TEXTS.formatted(selector) + ".some(text => text.includes(" + literal(text)
                + "))");
        return this;
    }

    /// What can be done with the message that came last of one's own.
    Correspondent does(String action) {
        browser.until("[...document.querySelectorAll('.mine [data-act=menu]')].at(-1)?.click()"
                + " === undefined").waitFor("#message-menu");
        browser.clickOn("#message-menu button", action);
        return this;
    }

    @Override
    public void close() {
        browser.close();
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
