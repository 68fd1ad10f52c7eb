package dev.millrace.server.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far long work is: a bar on a terminal, nothing elsewhere.
sealed interface Progress extends AutoCloseable {
    void stepTo(long bytes, String message);

    @Override
    void close();

    /// @param bytes of all the work, -1 where unknown
    static Progress of(Console console, long bytes) {
        boolean terminal = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        return terminal && !console.quiet() && !console.json() ? Bar.of(bytes) : new None();
    }

    /// A bar on stderr.
    record Bar(ProgressBar bar) implements Progress {
        private static final int MEGABYTE = 1_000_000;

        static Bar of(long bytes) {
            return new Bar(new ProgressBarBuilder().setTaskName("import")
                    .setInitialMax(bytes)
                    .setUnit(" MB", MEGABYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build());
        }

        @Override
        public void stepTo(long bytes, String message) {
            bar.stepTo(bytes);
            bar.setExtraMessage(message);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// Shows nothing.
    record None() implements Progress {
        @Override
        public void stepTo(long bytes, String message) {}

        @Override
        public void close() {}
    }
}
