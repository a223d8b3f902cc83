package vrs.player;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vrs.player.planted.PlantedViolation;

/** What the player page's server may know. */
class LayeringTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.player");
    private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(PlantedViolation.class);

    private static final ArchRule KNOWS_ONLY = classes()
            .that()
            .resideInAPackage("vrs.player..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "vrs.player..", "vrs.topology..", "vrs.process..", "io.vertx..", "io.micrometer..");
    private static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now");

    @Test
    void rules_holdInTheProduct() {
        KNOWS_ONLY.check(MAIN);
        TIME_IS_PASSED_IN.check(MAIN);
    }

    @Test
    void rules_catchAPlantedViolation() {
        assertThat(KNOWS_ONLY.evaluate(PLANTED).hasViolation()).isTrue();
        assertThat(TIME_IS_PASSED_IN.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
