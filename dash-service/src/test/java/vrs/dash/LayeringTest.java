package vrs.dash;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vrs.dash.playback.planted.Misplaced;

class LayeringTest {
    private static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy("vrs.dash.api..")
            .layer("answer")
            .definedBy("vrs.dash.answer..")
            .layer("shadow")
            .definedBy("vrs.dash.shadow..")
            .layer("upstream")
            .definedBy("vrs.dash.upstream..")
            .layer("stream")
            .definedBy("vrs.dash.stream..")
            .layer("playback")
            .definedBy("vrs.dash.playback..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("answer")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("shadow")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("upstream")
            .mayOnlyBeAccessedByLayers("api", "answer", "shadow")
            .whereLayer("stream")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("playback")
            .mayOnlyBeAccessedByLayers("api", "answer", "shadow", "upstream");

    private static final ArchRule FRAMEWORK_AT_THE_EDGE = noClasses()
            .that()
            .resideInAPackage("vrs.dash..")
            .and()
            .resideOutsideOfPackage("vrs.dash.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "io.vertx..", "io.smallrye..", "io.micrometer..", "org.jboss..");

    private static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("vrs.dash.api.Assembly")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC");

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.dash");

    @Test
    void packages_keepTheArrows() {
        ARROWS.check(main);
        FRAMEWORK_AT_THE_EDGE.check(main);
        TIME_IS_PASSED_IN.check(main);
    }

    @Test
    void plantedViolation_isCaught() {
        JavaClasses withPlanted = new ClassFileImporter().importPackages("vrs.dash");

        assertThat(withPlanted.contain(Misplaced.class)).isTrue();
        assertThat(ARROWS.evaluate(withPlanted).getFailureReport().toString()).contains("Misplaced");
        assertThat(FRAMEWORK_AT_THE_EDGE
                        .evaluate(withPlanted)
                        .getFailureReport()
                        .toString())
                .contains("Misplaced");
    }
}
