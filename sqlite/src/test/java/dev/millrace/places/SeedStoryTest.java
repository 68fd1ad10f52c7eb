package dev.millrace.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sqlite.SqliteStore;
import dev.millrace.testkit.PlacesStory;
import dev.millrace.view.ViewAudit;
import dev.millrace.view.ViewEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeedStoryTest {
    @TempDir
    private Path folder;

    @Test
    void isTrueOnSqlite() {
        ViewEngine engine = new ViewEngine(PlacesViews.all());
        try (SqliteStore store = SqliteStore.open(folder, engine)) {
            PlacesTables.all().forEach(store.tables()::create);
            ViewAudit audit = new ViewAudit(store, engine);
            new PlacesStory(store, () -> {}).tell();
            assertThat(audit.list()).allSatisfy(
                    view -> assertThat(audit.verify(view.name()).holds()).as(view.name()).isTrue());
        }
    }
}
