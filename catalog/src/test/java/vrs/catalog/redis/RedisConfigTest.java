package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisConfigTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void valuesOutOfRange_areRefusedByName() {
        assertThatThrownBy(() -> RedisConfig.of(" ", 1)).hasMessageContaining("host");
        assertThatThrownBy(() -> RedisConfig.of("h", 0)).hasMessageContaining("port");
        assertThatThrownBy(() -> RedisConfig.of("h", 65_536)).hasMessageContaining("port");
        assertThatThrownBy(() -> config("", SECOND, SECOND, SECOND, 1)).hasMessageContaining("namespace");
        assertThatThrownBy(() -> config("n", Duration.ZERO, SECOND, SECOND, 1)).hasMessageContaining("connectTimeout");
        assertThatThrownBy(() -> config("n", SECOND, Duration.ZERO, SECOND, 1)).hasMessageContaining("reconnectPause");
        assertThatThrownBy(() -> config("n", SECOND, SECOND, Duration.ZERO, 1)).hasMessageContaining("silentMax");
        assertThatThrownBy(() -> config("n", SECOND, SECOND, SECOND, 0)).hasMessageContaining("requestsMax");
    }

    private static RedisConfig config(
            String namespace, Duration connectTimeout, Duration reconnectPause, Duration silentMax, int requestsMax) {
        return new RedisConfig("h", 1, namespace, connectTimeout, reconnectPause, silentMax, requestsMax);
    }
}
