package vrs.dash.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.process.BadSetting;
import vrs.process.Settings;

class DashConfigTest {
    @TempDir
    private Path directory;

    private TestHome home;

    @BeforeEach
    void make() throws Exception {
        home = TestHome.make(directory, 1, 2, 3);
    }

    @Test
    void defaults_areThoseOfTheContract() {
        DashConfig config = read();

        assertThat(config.times().play()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.times().attempt()).isEqualTo(Duration.ofMillis(300));
        assertThat(config.times().connect()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.load()).isEqualTo(Duration.ofMillis(150));
        assertThat(config.addressTtl()).isEmpty();
        assertThat(config.upstream())
                .isEqualTo(new UpstreamSettings(
                        true, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(10), 10));
        assertThat(config.denyList()).isEqualTo(directory.resolve("control/r1-az1/deny.list"));
    }

    @Test
    void addressTtl_mayBeShortened() {
        home.settings().put("vrs.dash.addressTtlMs", "2500");

        assertThat(read().addressTtl()).contains(Duration.ofMillis(2500));
    }

    @ParameterizedTest
    @CsvSource({
        "vrs.home,/nowhere/at/all",
        "vrs.az,a b",
        "vrs.unit,",
        "vrs.instance,",
        "vrs.port,0",
        "vrs.port,x",
        "vrs.management.port,65536",
        "vrs.topology,/nowhere",
        "vrs.dash.playMs,0",
        "vrs.dash.attemptMs,2001",
        "vrs.dash.connectMs,301",
        "vrs.dash.addressTtlMs,-1",
        "vrs.dash.failover,maybe",
        "vrs.dash.drainRampMs,-1",
        "vrs.dash.upstreamCacheMs,60001",
        "vrs.dash.upstreamStaleMs,-1",
        "vrs.dash.shadowPerMille,1001",
        "vrs.catalogue.cold,maybe",
        "vrs.catalogue.redis,redis://here",
        "vrs.catalogue.redis,redis-ring:a"
    })
    void badSetting_namesItsKey(String key, String value) {
        home.settings().put(key, value);

        assertThatThrownBy(this::read).isInstanceOf(BadSetting.class).hasMessageStartingWith(key + " ");
    }

    @Test
    void materials_areReadWhole() {
        Materials materials = Materials.read(read());

        assertThat(materials.main().origin()).isEqualTo("http://main.r1.localhost:17090");
        assertThat(materials.catalogue().document().uri().getHosts()).containsExactly("127.0.0.1:1");
        assertThat(materials.catalogue().replica().file())
                .isEqualTo(directory.resolve("data/r1-az1-dash-main-1/replica.mv"));
        assertThat(materials.catalogue().snapshot()).isEqualTo(directory.resolve("data/r1-az1/catalogue.snapshot"));
        assertThat(materials.issuer()).isEqualTo("vrs-test");
        assertThat(materials.audience()).isEqualTo("vrs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys/playback.keys",
                "keys/internal.credential",
                "keys/deny.public",
                "keys/jwks.json",
                "keys/jwt.properties",
                "run/territories"
            })
    void missingOrBrokenFile_isABadSetting_inOneLine(String file) throws Exception {
        home.write(file, "{ broken !");
        assertThatThrownBy(() -> Materials.read(read()))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("vrs.home leads to ")
                .hasMessageContaining(file)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));

        Files.delete(directory.resolve(file));
        assertThatThrownBy(() -> Materials.read(read()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void azThatTheTopologyLacks_isABadSetting() {
        home.settings().put("vrs.az", "r9-az9");

        assertThatThrownBy(() -> Materials.read(read())).hasMessageStartingWith("vrs.az is r9-az9");
    }

    private DashConfig read() {
        return DashConfig.read(new Settings(home.settings()::get));
    }
}
