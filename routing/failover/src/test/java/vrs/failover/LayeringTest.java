package vrs.failover;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Which package of the module may use which. */
class LayeringTest {
    private static final ArchRule DECISIONS_ARE_PURE = classes()
            .that()
            .resideInAnyPackage("vrs.failover", "vrs.failover.planted..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "vrs.failover", "vrs.failover.health..", "vrs.failover.window..")
            .because("whom to ask is decided apart from the library that bounds an attempt");
    private static final ArchRule HEALTH_STANDS_ALONE = classes()
            .that()
            .resideInAnyPackage("vrs.failover.health..", "vrs.failover.window..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "vrs.failover.health", "vrs.failover.window..")
            .because("an AZ is judged by signs, whoever calls");

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.failover");

    @Test
    void packages_followTheArrows() {
        DECISIONS_ARE_PURE.check(main);
        HEALTH_STANDS_ALONE.check(main);
    }

    @Test
    void plantedViolations_areFound() {
        JavaClasses planted =
                new ClassFileImporter().importPackages("vrs.failover.planted", "vrs.failover.health.planted");

        assertThat(DECISIONS_ARE_PURE.evaluate(planted).hasViolation()).isTrue();
        assertThat(HEALTH_STANDS_ALONE.evaluate(planted).hasViolation()).isTrue();
    }
}
