package vrs.publisher;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vrs.publisher.planted.PlantedViolation;

/** What the publisher may know of the rest. */
class LayeringTest {
    private static final Set<String> ARROWS = Set.of(
            "vrs.publisher",
            "vrs.catalog",
            "vrs.catalog.feed",
            "vrs.catalog.redis",
            "vrs.catalog.sql",
            "vrs.control",
            "vrs.signing",
            "vrs.topology",
            "vrs.process");
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.publisher");
    private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(PlantedViolation.class);

    private static final ArchRule STORES_ONLY_BY_THEIR_PORT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "io.lettuce..", "java.sql..");
    private static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .that()
            .doNotHaveSimpleName("PublisherMain")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now");
    private static final ArchRule ONLY_ITS_ARROWS = noClasses()
            .should()
            .dependOnClassesThat(describe("are of a module that it may not use", LayeringTest::isForeign));

    @Test
    void rules_holdInTheProduct() {
        for (ArchRule rule : List.of(STORES_ONLY_BY_THEIR_PORT, TIME_IS_PASSED_IN, ONLY_ITS_ARROWS)) {
            rule.check(MAIN);
        }
    }

    @Test
    void rules_catchAPlantedViolation() {
        assertThat(STORES_ONLY_BY_THEIR_PORT.evaluate(PLANTED).hasViolation()).isTrue();
        assertThat(TIME_IS_PASSED_IN.evaluate(PLANTED).hasViolation()).isTrue();
    }

    private static boolean isForeign(JavaClass type) {
        return type.getPackageName().startsWith("vrs.")
                && ARROWS.stream().noneMatch(arrow -> (type.getPackageName() + ".").startsWith(arrow + "."));
    }
}
