package vrs.admission;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vrs.admission.planted.PlantedLimit;

/** Whether a request may in is decided with the JDK alone, so that every stack can use it. */
class LayeringTest {
    private static final ArchRule JDK_ONLY =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "vrs.admission..");

    @Test
    void admission_knowsTheJdkOnly() {
        JDK_ONLY.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vrs.admission"));
    }

    @Test
    void plantedViolation_isCaught() {
        assertThat(JDK_ONLY.evaluate(new ClassFileImporter().importClasses(PlantedLimit.class))
                        .hasViolation())
                .isTrue();
    }
}
