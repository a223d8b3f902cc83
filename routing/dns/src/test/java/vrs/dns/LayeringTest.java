package vrs.dns;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vrs.control.ControlState;

/** Which package of the entry process may use which. */
class LayeringTest {
    private static final ArchRule POLICY_IS_PURE = classes()
            .that()
            .resideInAPackage("vrs.dns.policy..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "vrs.dns.policy..", "vrs.topology..")
                    .or(equivalentTo(ControlState.class)))
            .because("where a name leads is decided apart from leading there");
    private static final ArchRule ANSWERS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("vrs.dns.answer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io..", "vrs.dns.splice..", "vrs.dns.socket..", "vrs.dns.health..", "java.nio.channels..")
            .because("what is answered is decided apart from sockets");
    private static final ArchRule ASSEMBLY_IS_ON_TOP = noClasses()
            .that()
            .resideInAnyPackage("vrs.dns.splice..", "vrs.dns.health..", "vrs.dns.answer..", "vrs.dns.socket..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vrs.dns", "vrs.process..")
            .because("only the assembly reads settings and knows the process");

    @Test
    void packages_followTheArrows() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("vrs.dns");

        POLICY_IS_PURE.check(main);
        ANSWERS_ARE_PURE.check(main);
        ASSEMBLY_IS_ON_TOP.check(main);
    }

    @Test
    void plantedViolation_isFound() {
        JavaClasses planted = new ClassFileImporter().importPackages("vrs.dns.policy.planted");

        assertThat(POLICY_IS_PURE.evaluate(planted).hasViolation()).isTrue();
    }
}
