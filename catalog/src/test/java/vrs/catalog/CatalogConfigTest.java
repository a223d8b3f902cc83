package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatalogConfigTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void defaults_keepPublishedChangesWithinASecond() {
        assertThat(CatalogConfig.defaults().freshFor()).isLessThanOrEqualTo(SECOND);
        assertThat(CatalogConfig.defaults().absentFor()).isLessThan(SECOND);
    }

    @Test
    void valuesOutOfRange_areRefused() {
        assertThatThrownBy(() -> config(Duration.ZERO, SECOND, SECOND, 1)).hasMessageContaining("refreshAfter");
        assertThatThrownBy(() -> config(SECOND.plusNanos(1), SECOND, SECOND, 1)).hasMessageContaining("freshFor");
        assertThatThrownBy(() -> config(SECOND, SECOND, SECOND.minusNanos(1), 1))
                .hasMessageContaining("staleMax");
        assertThatThrownBy(() -> config(SECOND, SECOND, SECOND, 0)).hasMessageContaining("loadsMax");
    }

    @Test
    void mongoConfig_outOfRangeIsRefused() {
        assertThatThrownBy(() -> MongoConfig.of("127.0.0.1", 0)).hasMessageContaining("port");
        assertThatThrownBy(() -> MongoConfig.of("127.0.0.1", 65_536)).hasMessageContaining("port");
        assertThatThrownBy(() -> new MongoConfig(new ConnectionString("mongodb://h"), "d", "c", SECOND, SECOND, 0))
                .hasMessageContaining("connectionsMax");
        assertThatThrownBy(
                        () -> new MongoConfig(new ConnectionString("mongodb://h"), "d", "c", Duration.ZERO, SECOND, 1))
                .hasMessageContaining("connectTimeout");
    }

    private static CatalogConfig config(Duration refreshAfter, Duration freshFor, Duration staleMax, int loadsMax) {
        return new CatalogConfig(refreshAfter, freshFor, SECOND, staleMax, SECOND, loadsMax, 1, 1);
    }
}
