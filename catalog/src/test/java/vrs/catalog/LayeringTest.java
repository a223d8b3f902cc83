package vrs.catalog;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.catalog.layer.planted.PlantedDependency;
import vrs.catalog.planted.PlantedSql;
import vrs.catalog.planted.PlantedViolation;

/** Which part of the catalogue may know what. */
class LayeringTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vrs.catalog");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importClasses(PlantedViolation.class, PlantedDependency.class);
    private static final JavaClasses PLANTED_SQL = new ClassFileImporter().importClasses(PlantedSql.class);

    private static final ArchRule DRIVER_ONLY_IN_ITS_STORE = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Mongo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");
    private static final ArchRule REDIS_DRIVER_ONLY_IN_ITS_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("vrs.catalog.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lettuce..", "io.netty..", "reactor..");
    private static final ArchRule DISK_FORMAT_ONLY_IN_ITS_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("vrs.catalog.disk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.h2.mvstore..", "org.h2.store..");
    private static final ArchRule STORES_KNOW_THE_PORT_AND_NOT_THE_OTHER_WAY_ROUND = noClasses()
            .that()
            .resideInAPackage("vrs.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vrs.catalog.redis..", "vrs.catalog.disk..", "vrs.catalog.sql..");
    /** All may speak of the feed; only the stack, which puts them together, knows all of them. */
    private static final ArchRule STORES_DO_NOT_KNOW_EACH_OTHER = slices().matching("vrs.catalog.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage("vrs.catalog.stack.."), alwaysTrue())
            .ignoreDependency(alwaysTrue(), resideInAPackage("vrs.catalog.feed.."))
            .ignoreDependency(resideInAPackage("vrs.catalog.redis"), resideInAPackage("vrs.catalog.ring"));

    private static final ArchRule SQL_ONLY_IN_ITS_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("vrs.catalog.sql")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.h2.jdbc..",
                    "org.h2.jdbcx..",
                    "org.postgresql..",
                    "org.mariadb..");
    private static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC");
    private static final ArchRule CHOICE_NEEDS_NO_LIBRARY = noClasses()
            .that()
            .resideInAPackage("vrs.catalog.layer..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "vrs.catalog", "vrs.catalog.layer..");
    private static final ArchRule CATALOGUE_KNOWS_LAYERS_BY_THEIR_PORT = noClasses()
            .that()
            .resideInAPackage("vrs.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vrs.catalog.layer..");
    private static final ArchRule NOTHING_ELSE_OF_THE_PRODUCT = noClasses()
            .that()
            .resideInAPackage("vrs.catalog..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are of another module",
                    c -> c.getPackageName().startsWith("vrs.")
                            && !c.getPackageName().startsWith("vrs.catalog")));

    @Test
    void rules_holdInTheProduct() {
        for (ArchRule rule : List.of(
                DRIVER_ONLY_IN_ITS_STORE,
                REDIS_DRIVER_ONLY_IN_ITS_STORE,
                DISK_FORMAT_ONLY_IN_ITS_STORE,
                SQL_ONLY_IN_ITS_STORE,
                STORES_KNOW_THE_PORT_AND_NOT_THE_OTHER_WAY_ROUND,
                STORES_DO_NOT_KNOW_EACH_OTHER,
                TIME_IS_PASSED_IN,
                CHOICE_NEEDS_NO_LIBRARY,
                CATALOGUE_KNOWS_LAYERS_BY_THEIR_PORT,
                NOTHING_ELSE_OF_THE_PRODUCT)) {
            rule.check(MAIN);
        }
    }

    @Test
    void rules_catchAPlantedViolation() {
        assertThat(DRIVER_ONLY_IN_ITS_STORE.evaluate(PLANTED).hasViolation()).isTrue();
        assertThat(REDIS_DRIVER_ONLY_IN_ITS_STORE.evaluate(PLANTED).hasViolation())
                .isTrue();
        assertThat(DISK_FORMAT_ONLY_IN_ITS_STORE.evaluate(PLANTED).hasViolation())
                .isTrue();
        assertThat(SQL_ONLY_IN_ITS_STORE.evaluate(PLANTED_SQL).hasViolation()).isTrue();
        assertThat(TIME_IS_PASSED_IN.evaluate(PLANTED).hasViolation()).isTrue();
        assertThat(CHOICE_NEEDS_NO_LIBRARY.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
