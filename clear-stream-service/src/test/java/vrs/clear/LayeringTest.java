package vrs.clear;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vrs.clear.planted.PlantedBuilder;

/** The framework lives at the edge: in api, Assembly and the main class. */
class LayeringTest {
    private static final ArchRule INSIDE_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideOutsideOfPackage("vrs.clear.api..")
            .and()
            .haveSimpleNameNotStartingWith("Assembly")
            .and()
            .haveSimpleNameNotEndingWith("Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "io.vertx..", "io.micrometer..", "vrs.door..", "vrs.clear.api..");

    @Test
    void inside_isPlainJava() {
        INSIDE_IS_PLAIN_JAVA.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vrs.clear"));
    }

    @Test
    void plantedViolation_isCaught() {
        assertThat(INSIDE_IS_PLAIN_JAVA
                        .evaluate(new ClassFileImporter().importClasses(PlantedBuilder.class))
                        .hasViolation())
                .isTrue();
    }
}
