package vrs.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTest {
    @Test
    void build_isWhatItsTextSays() {
        Build build = Build.of("20260301T120000Z-4711/0.1.0");

        assertThat(build).isEqualTo(new Build("20260301T120000Z-4711", "0.1.0"));
        assertThat(Build.of(build.text())).isEqualTo(build);
        assertThat(build.shown()).isEqualTo("0.1.0+20260301T120000Z-4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b1", "b1/", "/0.1.0", "../b1/0.1.0", "b1/0.1.0 x", "b1/0.1/0"})
    void textThatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> Build.of(text)).hasMessage("\"" + text + "\" is no <build>/<version>");
    }
}
