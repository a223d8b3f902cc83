package vrs.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Which package of the gateway may use which. */
class LayeringTest {
    private static final ArchRule DECISIONS_ARE_PURE = classes()
            .that()
            .resideInAPackage("vrs.gateway.route..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "vrs.gateway.route..", "vrs.topology..", "vrs.control..")
            .because("what to do is decided apart from doing it");
    private static final ArchRule RETRY_IS_PURE = classes()
            .that()
            .resideInAPackage("vrs.gateway.retry..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "vrs.gateway.retry..",
                    "vrs.gateway.route..",
                    "vrs.gateway.neighbour..",
                    "vrs.topology..",
                    "vrs.control..")
            .because("what to do is decided apart from doing it");
    private static final ArchRule CHOICE_IS_PURE = classes()
            .that()
            .resideInAPackage("vrs.gateway.choice..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "vrs.gateway.choice..", "vrs.gateway.route..", "vrs.topology..", "vrs.control..")
            .because("it must be driven by tables and tickers alone");
    private static final ArchRule NO_WAY_UP = noClasses()
            .that()
            .resideInAnyPackage(
                    "vrs.gateway.health..", "vrs.gateway.upstream..", "vrs.gateway.neighbour..", "vrs.gateway.retry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vrs.gateway.front..", "vrs.gateway")
            .because("the front asks them, never the other way round");
    private static final ArchRule HEALTH_IS_APART = noClasses()
            .that()
            .resideInAnyPackage("vrs.gateway.health..", "vrs.gateway.neighbour..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "vrs.gateway.upstream..")
            .because("a probe must not wait behind the traffic that it judges");
    private static final ArchRule ASSEMBLY_IS_ON_TOP = noClasses()
            .that()
            .resideInAPackage("vrs.gateway.front..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vrs.gateway", "vrs.process..")
            .because("only the assembly reads settings and knows the process");

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.gateway");

    @Test
    void packages_followTheArrows() {
        DECISIONS_ARE_PURE.check(main);
        CHOICE_IS_PURE.check(main);
        RETRY_IS_PURE.check(main);
        NO_WAY_UP.check(main);
        HEALTH_IS_APART.check(main);
        ASSEMBLY_IS_ON_TOP.check(main);
    }

    @Test
    void plantedViolations_areFound() {
        JavaClasses planted = new ClassFileImporter()
                .importPackages(
                        "vrs.gateway.route.planted", "vrs.gateway.health.planted", "vrs.gateway.choice.planted");

        assertThat(DECISIONS_ARE_PURE.evaluate(planted).hasViolation()).isTrue();
        assertThat(CHOICE_IS_PURE.evaluate(planted).hasViolation()).isTrue();
        assertThat(NO_WAY_UP.evaluate(planted).hasViolation()).isTrue();
    }
}
