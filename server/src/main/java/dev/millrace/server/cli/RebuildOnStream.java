package dev.millrace.server.cli;

import dev.millrace.view.StreamRebuild;
import dev.millrace.view.StreamRebuild.Phase;
import dev.millrace.view.StreamRebuild.Rebuilt;
import dev.millrace.view.ViewStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `millrace view rebuild` on DynamoDB, with a worker of its own, so that it comes to its end
/// whether others run or not.
final class RebuildOnStream {
    private final Workspace workspace;
    private final Console console;

    RebuildOnStream(Workspace workspace, Console console) {
        this.workspace = workspace;
        this.console = console;
    }

    void run(List<String> views) {
        List<Rebuilt> rebuilt = new ArrayList<>();
        Set<String> done = new HashSet<>();
        try (Storage.Upkeep upkeep = workspace.storage().upkeep(console::warn)) {
            StreamRebuild rebuild = new StreamRebuild(workspace.storage().forViews(),
                    workspace.engine(), upkeep::settle);
            for (String view : views) {
                if (!done.contains(view)) {
                    rebuilt.add(rebuild.run(view,
                            ViewCommand.within(view, new Verifiable(workspace.store())),
                            new Shown(console)));
                    done.addAll(rebuilt.getLast().views());
                }
            }
        }
        Columns columns = new Columns("VIEWS", "FACTS MARKED", "ITEMS REPLACED");
        rebuilt.forEach(each -> columns.row(String.join(", ", each.views()), each.marked(),
                each.switched()));
        console.result(rebuilt, columns::toString);
        warnOfGaps(done);
    }

    private void warnOfGaps(Set<String> done) {
        boolean gap = workspace.audit()
                .list()
                .stream()
                .filter(each -> done.contains(each.name()))
                .anyMatch(ViewStatus::gap);
        if (gap) {
            console.warn("millrace: changes were lost while the views were being replaced:"
                    + " run `view rebuild` again");
        }
    }

    /// A line for each phase, and one every few seconds.
    private static final class Shown implements StreamRebuild.Progress {
        private static final Duration PAUSE = Duration.ofSeconds(5);
        private final Console console;
        private final InstantSource clock = InstantSource.system();
        private Instant next = Instant.MIN;

        Shown(Console console) {
            this.console = console;
        }

        @Override
        public void at(Phase phase, long done) {
            Instant now = clock.instant();
            if (phase == Phase.CATCHING_UP || !now.isBefore(next)) {
                next = now.plus(PAUSE);
                console.note("millrace: " + text(phase, done));
            }
        }

        private static String text(Phase phase, long done) {
            return switch (phase) {
                case MARKING -> "marking facts: " + done;
                case CATCHING_UP -> done + " facts marked; the views catch up";
                case SWITCHING -> "replacing items: " + done;
            };
        }
    }
}
