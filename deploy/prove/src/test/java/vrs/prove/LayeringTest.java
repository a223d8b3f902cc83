package vrs.prove;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Which package of the proofs may use what of the system that they judge. */
class LayeringTest {
    private static final ArchRule ONLY_THE_SIMULATION_DECIDES = noClasses()
            .that()
            .resideInAPackage("vrs.prove..")
            .and()
            .resideOutsideOfPackages("vrs.prove.simulation", "vrs.prove.peer")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vrs.failover..")
            .because("the other proofs look at the system from outside");
    private static final ArchRule THE_SIMULATION_IS_VIRTUAL = classes()
            .that()
            .resideInAPackage("vrs.prove.simulation..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "vrs.failover", "vrs.prove.simulation")
            .because("it runs the decisions as they are, and nothing that needs real time");

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.prove");

    @Test
    void packages_followTheArrows() {
        ONLY_THE_SIMULATION_DECIDES.check(main);
        THE_SIMULATION_IS_VIRTUAL.check(main);
    }

    @Test
    void plantedViolations_areFound() {
        JavaClasses planted =
                new ClassFileImporter().importPackages("vrs.prove.planted", "vrs.prove.simulation.planted");

        assertThat(ONLY_THE_SIMULATION_DECIDES.evaluate(planted).hasViolation()).isTrue();
        assertThat(THE_SIMULATION_IS_VIRTUAL.evaluate(planted).hasViolation()).isTrue();
    }
}
