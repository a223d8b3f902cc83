package vrs.loadtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vrs.loadtest.plan.planted.PlantedPlan;

/** What is asked and what is counted know nothing of how it travels. */
class LayeringTest {
    private static final ArchRule PLAN_STANDS_ALONE =
            noUse("plan", "io.netty..", "picocli..", "com.fasterxml..", "org.HdrHistogram..", "vrs.loadtest.measure..");
    private static final ArchRule MEASURE_STANDS_ALONE =
            noUse("measure", "io.netty..", "picocli..", "com.fasterxml..", "vrs.loadtest.plan..");
    private static final ArchRule WIRE_KNOWS_NO_RUN =
            noUse("wire", "picocli..", "com.fasterxml..", "vrs.loadtest.run..", "vrs.loadtest.report..");
    private static final ArchRule RUN_KNOWS_NO_REPORT =
            noUse("run", "picocli..", "com.fasterxml..", "vrs.loadtest.report..");

    @Test
    void packages_useOnlyWhatStandsBelowThem() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vrs.loadtest");

        for (ArchRule rule :
                new ArchRule[] {PLAN_STANDS_ALONE, MEASURE_STANDS_ALONE, WIRE_KNOWS_NO_RUN, RUN_KNOWS_NO_REPORT}) {
            rule.check(main);
        }
    }

    @Test
    void plantedViolation_isCaught() {
        assertThat(PLAN_STANDS_ALONE
                        .evaluate(new ClassFileImporter().importClasses(PlantedPlan.class))
                        .hasViolation())
                .isTrue();
    }

    private static ArchRule noUse(String layer, String... others) {
        return noClasses()
                .that()
                .resideInAPackage("vrs.loadtest." + layer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }
}
