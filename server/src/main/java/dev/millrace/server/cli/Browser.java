package dev.millrace.server.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The browser of whoever sits at this machine.
final class Browser {
    private Browser() {}

    /// Opens a page; where there is no desktop, nothing happens.
    static void open(String url) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        if (!mac && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return;
        }
        try {
            new ProcessBuilder(List.of(mac ? "open" : "xdg-open", url))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.getLogger("millrace")
                    .log(System.Logger.Level.DEBUG, "no browser could be opened", e);
        }
    }
}
