package vrs.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.process.BadSetting;
import vrs.process.Settings;

class MaterialsTest {
    @TempDir
    Path directory;

    private TestHome home;
    private Map<String, String> settings;

    @BeforeEach
    void make() throws IOException {
        home = TestHome.make(directory, 17160);
        settings = new HashMap<>(home.settings());
    }

    @Test
    void wholeHome_isRead() {
        Materials materials = Materials.read(config());

        assertThat(materials.cdns()).hasSize(2);
        assertThat(materials.credential().matches(TestHome.CREDENTIAL)).isTrue();
        assertThat(materials.addressKeys().current().id()).isEqualTo("c1");
        assertThat(materials.catalogue().document().uri().getHosts()).containsExactly("127.0.0.1:17160");
        assertThat(config().denyListFile()).isEqualTo(directory.resolve("control/r1-az1/deny.list"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys/cdn.keys", "keys/internal.credential", "keys/deny.public", "run/az.topology"})
    void fileThatIsMissingOrBroken_isNamedInOneLine(String name) throws IOException {
        home.write(name, "broken");
        assertThatThrownBy(() -> Materials.read(config()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(name)
                .hasMessageMatching("vrs\\.(home|topology) [^\\n]+");

        Files.delete(directory.resolve(name));
        assertThatThrownBy(() -> Materials.read(config()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(name)
                .hasMessageEndingWith("which cannot be read");
    }

    @Test
    void topologyWithoutThisAzACdnOrAStore_isRefused() throws IOException {
        home.write("run/az.topology", "az r1-az2 r1\ncdn cdn-a http://a.localhost\n");
        assertThatThrownBy(() -> Materials.read(config())).hasMessageStartingWith("vrs.az is r1-az1");

        home.write("run/az.topology", "az r1-az1 r1\n");
        assertThatThrownBy(() -> Materials.read(config())).hasMessageContaining("names no cdn");

        home.write("run/az.topology", "az r1-az1 r1\ncdn cdn-a http://a.localhost\n");
        assertThatThrownBy(() -> Materials.read(config())).hasMessageEndingWith("names no document store in r1-az1");
    }

    @ParameterizedTest
    @CsvSource({
        "vrs.home,''",
        "vrs.az,''",
        "vrs.instance,''",
        "vrs.topology,''",
        "vrs.port,0",
        "vrs.port,many",
        "vrs.management.port,65536",
        "vrs.clear.snapshotTtlHours,0",
        "vrs.clear.snapshotEveryMs,1",
        "vrs.clear.snapshotVideosMax,0"
    })
    void badSetting_isNamedByItsKey(String key, String value) {
        settings.put(key, value);

        assertThatThrownBy(this::config).isInstanceOf(BadSetting.class).hasMessageStartingWith(key + " ");
    }

    @Test
    void defaults_areThoseOfTheContract() {
        assertThat(config().snapshotTtl()).hasHours(72);
        assertThat(config().snapshotEvery()).hasMinutes(10);
        assertThat(config().snapshotLook()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(config().snapshotVideosMax()).isEqualTo(100_000);
    }

    private ClearConfig config() {
        return ClearConfig.from(new Settings(settings::get));
    }
}
