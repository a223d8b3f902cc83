package vrs.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vrs.edge.planted.PlantedDelivery;

/** Deciding what is served knows nothing of how it is sent. */
class LayeringTest {
    private static final ArchRule DECISIONS_KNOW_NO_NETWORK = noClasses()
            .that()
            .haveSimpleNameEndingWith("Delivery")
            .or()
            .haveSimpleNameEndingWith("MediaFiles")
            .or()
            .haveSimpleNameEndingWith("ByteRange")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "io.micrometer..");

    @Test
    void decisions_knowNoNetwork() {
        DECISIONS_KNOW_NO_NETWORK.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vrs.edge"));
    }

    @Test
    void plantedViolation_isCaught() {
        assertThat(DECISIONS_KNOW_NO_NETWORK
                        .evaluate(new ClassFileImporter().importClasses(PlantedDelivery.class))
                        .hasViolation())
                .isTrue();
    }
}
