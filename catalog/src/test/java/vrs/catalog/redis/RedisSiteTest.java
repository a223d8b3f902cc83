package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.catalog.ring.RingConfig;

class RedisSiteTest {
    private static final RedisSite.Node A = new RedisSite.Node("a", 1);
    private static final RedisSite.Node B = new RedisSite.Node("b", 2);

    @Test
    void eachKind_isReadFromItsText() {
        assertThat(RedisSite.parse("redis://a:1")).isEqualTo(new RedisSite.Single(A));
        assertThat(RedisSite.parse("redis-sentinel://a:1,b:2/main"))
                .isEqualTo(new RedisSite.Sentinel(List.of(A, B), "main"));
        assertThat(RedisSite.parse("redis-ring://a:1,b:2"))
                .isEqualTo(new RedisSite.Ring(List.of(A, B), RingConfig.defaults()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a:1",
                "http://a:1",
                "redis:a",
                "a:1",
                "redis://a",
                "redis://a:0",
                "redis://a:x",
                "redis://a:1,b:2",
                "redis://a:1/main",
                "sentinel://a:1",
                "sentinel:///main",
                "ring://",
                "ring://a:1,a:1",
                "ring://a:1/x"
            })
    void otherTexts_areRefused(String text) {
        assertThatThrownBy(() -> RedisSite.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ring_hasNoOneAddress_butEachNodeHas() {
        RedisConfig ring = RedisConfig.of(RedisSite.parse("redis-ring://a:1,b:2"));

        assertThat(ring.each())
                .extracting(RedisConfig::site)
                .containsExactly(new RedisSite.Single(A), new RedisSite.Single(B));
        assertThatThrownBy(() -> Clients.address(ring)).hasMessageContaining("ring");
    }
}
