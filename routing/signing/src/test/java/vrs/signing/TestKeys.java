package vrs.signing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Keys and instants that the tests share. */
final class TestKeys {
    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    static final HmacKeys KEYS = new HmacKeys(List.of(key("k1", "secret-of-the-first-key")));

    private TestKeys() {}

    static HmacKey key(String id, String secret) {
        return HmacKey.of(id, secret.getBytes(StandardCharsets.UTF_8));
    }

    static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
