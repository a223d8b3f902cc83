package vrs.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.process.BadSetting;
import vrs.process.Settings;

class PlayerConfigTest {
    @TempDir
    Path home;

    private Map<String, String> given;

    @BeforeEach
    void give() throws IOException {
        given = new HashMap<>(PageFiles.in(home).settings());
    }

    @Test
    void config_ofACompleteStart() {
        PlayerConfig config = PlayerConfig.of(new Settings(given::get));

        assertThat(config.port()).isEqualTo(17_001);
        assertThat(config.managementPort()).isEqualTo(17_501);
        assertThat(config.webRoot()).isEqualTo(home.resolve(".vrs/web"));
        assertThat(config.demoTokens().plans()).containsExactly("vip");
    }

    @Test
    void config_withoutDemoTokensLendsNone() {
        given.remove("vrs.demo.tokens");

        assertThat(PlayerConfig.of(new Settings(given::get)).demoTokens().plans())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vrs.port", "vrs.management.port", "vrs.web.root", "vrs.samples", "vrs.openapi", "vrs.topology"})
    void config_namesTheKeyThatIsMissing(String key) {
        given.remove(key);

        assertThatThrownBy(() -> PlayerConfig.of(new Settings(given::get)))
                .isInstanceOf(BadSetting.class)
                .hasMessage(key + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vrs.web.root", "vrs.samples", "vrs.openapi", "vrs.topology", "vrs.demo.tokens"})
    void config_namesThePathThatIsNotThere(String key) {
        given.put(key, home.resolve("nowhere").toString());

        assertThatThrownBy(() -> PlayerConfig.of(new Settings(given::get)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(key + " is " + home.resolve("nowhere"));
    }
}
