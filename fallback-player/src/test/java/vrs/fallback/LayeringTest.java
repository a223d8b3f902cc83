package vrs.fallback;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.fallback.planted.PlantedAnswers;

/** Another house than dash: none of its stack is here, and the network stays at the edge. */
class LayeringTest {
    private static final ArchRule NETWORK_AT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackage("vrs.fallback.http..")
            .and()
            .haveSimpleNameNotEndingWith("Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "vrs.fallback.http..");

    @Test
    void network_staysAtTheEdge() {
        NETWORK_AT_THE_EDGE.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vrs.fallback"));
    }

    @Test
    void plantedViolation_isCaught() {
        assertThat(NETWORK_AT_THE_EDGE
                        .evaluate(new ClassFileImporter().importClasses(PlantedAnswers.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void stackOfTheOthers_isNotOnTheClassPath() {
        for (String name : List.of(
                "com.fasterxml.jackson.databind.ObjectMapper",
                "io.quarkus.runtime.Quarkus",
                "io.vertx.core.Vertx",
                "com.mongodb.client.MongoClient",
                "com.github.benmanes.caffeine.cache.Caffeine")) {
            assertThat(isThere(name)).as(name).isFalse();
        }
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, LayeringTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
