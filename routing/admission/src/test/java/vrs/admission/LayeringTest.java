package vrs.admission;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vrs.admission.planted.PlantedLimit;

/** Whether a request may in is decided with the JDK and a token bucket alone, so that every stack can use it. */
class LayeringTest {
    private static final ArchRule JDK_AND_BUCKET = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.github.bucket4j..", "vrs.admission..");

    @Test
    void admission_knowsTheJdkAndItsBucketOnly() {
        JDK_AND_BUCKET.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vrs.admission"));
    }

    @Test
    void plantedViolation_isCaught() {
        assertThat(JDK_AND_BUCKET
                        .evaluate(new ClassFileImporter().importClasses(PlantedLimit.class))
                        .hasViolation())
                .isTrue();
    }
}
