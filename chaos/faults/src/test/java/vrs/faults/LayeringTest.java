package vrs.faults;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vrs.faults.lease.planted.PlantedLease;

/** Leases and process faults need nothing but the JDK: the launcher uses them. */
class LayeringTest {
    private static final ArchRule LEASE = onlyUses("lease", "java..", "vrs.faults.lease..");
    private static final ArchRule WIRE = onlyUses("wire", "java..", "vrs.faults.wire..");
    private static final ArchRule PROCESS = onlyUses("process", "java..", "vrs.faults.process..", "vrs.faults.lease..");
    private static final ArchRule PROXY_KNOWS_NO_DOOR = noClasses()
            .that()
            .resideInAPackage("vrs.faults.proxy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vrs.faults.door..", "vrs.process..", "picocli..", "com.fasterxml..", "com.sun..");

    @Test
    void packages_useOnlyWhatStandsBelowThem() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vrs.faults");

        for (ArchRule rule : new ArchRule[] {LEASE, WIRE, PROCESS, PROXY_KNOWS_NO_DOOR}) {
            rule.check(main);
        }
    }

    @Test
    void plantedViolation_isCaught() {
        assertThat(LEASE.evaluate(new ClassFileImporter().importClasses(PlantedLease.class))
                        .hasViolation())
                .isTrue();
    }

    private static ArchRule onlyUses(String layer, String... others) {
        return classes()
                .that()
                .resideInAPackage("vrs.faults." + layer + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(others);
    }
}
