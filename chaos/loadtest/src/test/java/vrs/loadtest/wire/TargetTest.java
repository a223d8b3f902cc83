package vrs.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @Test
    void origin_isRead() {
        assertThat(Target.parse("http://main.r1.localhost:17090/")).isEqualTo(new Target("main.r1.localhost", 17090));
        assertThat(Target.parse("http://127.0.0.1")).isEqualTo(new Target("127.0.0.1", 80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:80", "https://a:1", "http://a:1/dash", "http://a:70000", "http://a b"})
    void otherForms_areRefusedInOneLine(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("target");
    }
}
