package dev.millrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.millrace.store.Tables;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Keeps the arrows in ARCHITECTURE.md true.
class ArchitectureTest {
    /// The picture as data: each package, and the packages of Millrace that it may use.
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("item", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("store", Set.of("item")),
            Map.entry("store.local", Set.of("item", "store")),
            Map.entry("store.event", Set.of("item", "json", "store")),
            Map.entry("view", Set.of("item", "store")),
            Map.entry("tracker", Set.of("item")),
            Map.entry("tracker.log", Set.of()),
            Map.entry("tracker.classify", Set.of("tracker", "tracker.log")),
            Map.entry("tracker.hits", Set.of("item", "store", "tracker")),
            Map.entry("tracker.views", Set.of("item", "store", "view", "tracker", "tracker.hits")),
            Map.entry("tracker.ingest",
                    Set.of("item", "store", "tracker", "tracker.log", "tracker.classify",
                            "tracker.hits")),
            Map.entry("tracker.question",
                    Set.of("item", "store", "tracker", "tracker.hits", "tracker.views")),
            Map.entry("places", Set.of("item", "json", "store", "view")),
            Map.entry("messages", Set.of("item", "store", "view")),
            Map.entry("api",
                    Set.of("item", "json", "store", "view", "tracker", "tracker.views",
                            "tracker.ingest", "tracker.question", "places", "messages")),
            Map.entry("testkit",
                    Set.of("item", "store", "store.local", "view", "places", "messages")),
            Map.entry("sqlite", Set.of("item", "store", "store.local")),
            Map.entry("dynamodb", Set.of("item", "store", "store.local", "aws")),
            Map.entry("dynamodb.worker", Set.of("item", "store", "view")),
            Map.entry("aws", Set.of()),
            Map.entry("s3", Set.of("aws")),
            Map.entry("server",
                    Set.of("item", "store", "view", "tracker", "tracker.ingest",
                            "tracker.question", "messages", "api", "sqlite", "server.cli",
                            "server.cache", "server.identity", "server.live")),
            Map.entry("server.cache", Set.of("item", "store")),
            Map.entry("server.identity", Set.of("store", "api")),
            Map.entry("server.live", Set.of("item", "store", "messages", "api")),
            Map.entry("server.demo", Set.of("messages")),
            Map.entry("server.cli", Set.of("item", "store", "view", "tracker", "tracker.log",
                    "tracker.classify", "tracker.hits", "tracker.views", "tracker.ingest",
                    "tracker.question", "places", "messages", "api",
                    "sqlite", "s3", "dynamodb", "dynamodb.worker", "server", "server.cache",
                    "server.identity",
                    "server.demo")));

    static final Set<String> PACKAGES = new TreeSet<>(MAY_USE.keySet());

    private static final String ROOT = "dev.millrace.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.millrace");

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void usesOnlyWhatThePictureAllows(String name) {
        String[] forbidden = MAY_USE.keySet()
                .stream()
                .filter(other -> !other.equals(name) && !MAY_USE.get(name).contains(other))
                .map(other -> ROOT + other)
                .toArray(String[]::new);
        noClasses().that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(CLASSES);
    }

    @Test
    void hasEveryPackageInThePicture() {
        Set<String> found = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(PACKAGES);
    }

    @Test
    void keepsFilesAndSocketsOutOfTheCore() {
        noClasses().that()
                .resideInAnyPackage(ROOT + "item", ROOT + "json", ROOT + "store", ROOT + "view",
                        ROOT + "tracker..", ROOT + "places", ROOT + "messages..", ROOT + "api")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.sql..",
                        "software.amazon..")
                .check(CLASSES);
    }

    @Test
    void letsOperatorsAloneReachAdministrationAndScans() {
        classes().that(new DescribedPredicate<>("call Tables") {
            @Override
            public boolean test(JavaClass each) {
                return each.getMethodCallsFromSelf()
                        .stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Tables.class));
            }
        })
                .should()
                .resideInAnyPackage(ROOT + "view", ROOT + "server.cli", ROOT + "testkit")
                .check(CLASSES);
    }
}
