package vrs.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Which package of the launcher may use which. */
class LayeringTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.local");

    private static final ArchRule PLAN = onlyUses("plan", "vrs.topology..");
    private static final ArchRule HOME =
            onlyUses("home", "vrs.topology..", "vrs.signing..", "vrs.local.plan..", "com.fasterxml.jackson..");
    private static final ArchRule SUPERVISE = onlyUses("supervise", "vrs.local.home..", "com.fasterxml.jackson..");
    private static final ArchRule MACHINE = onlyUses("machine");
    private static final ArchRule LOGS = onlyUses("logs");
    private static final ArchRule CONTROL = onlyUses(
            "control",
            "vrs.topology..",
            "vrs.local.home..",
            "vrs.local.supervise..",
            "com.fasterxml.jackson..",
            "com.sun.net.httpserver..");
    private static final ArchRule ROLL = onlyUses(
            "roll",
            "vrs.topology..",
            "vrs.local.plan..",
            "vrs.local.control..",
            "vrs.local.supervise..",
            "com.fasterxml.jackson..");
    private static final ArchRule COMMANDS_ARE_ON_TOP = noClasses()
            .that()
            .resideInAPackage("vrs.local.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vrs.local.command..", "picocli..");

    private static final ArchRule FAULTS_STAY_SMALL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vrs.faults", "vrs.faults.wire..", "vrs.faults.proxy..", "vrs.faults.door..");

    @Test
    void packages_useOnlyWhatStandsBelowThem() {
        for (ArchRule rule : new ArchRule[] {
            PLAN, HOME, SUPERVISE, MACHINE, LOGS, CONTROL, ROLL, COMMANDS_ARE_ON_TOP, FAULTS_STAY_SMALL
        }) {
            rule.check(MAIN);
        }
    }

    @Test
    void plantedViolation_isCaught() {
        JavaClasses planted = new ClassFileImporter().importPackages("vrs.local.plan.planted");

        assertThat(PLAN.evaluate(planted).hasViolation()).isTrue();
    }

    private static ArchRule onlyUses(String layer, String... others) {
        String own = "vrs.local." + layer + "..";
        String[] allowed = new String[others.length + 2];
        allowed[0] = "java..";
        allowed[1] = own;
        System.arraycopy(others, 0, allowed, 2, others.length);
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
