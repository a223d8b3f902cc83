package vrs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Settings SETTINGS = new Settings(Map.of(
            "name", "  r1-az1 ", "blank", "  ", "seven", "7", "word", "seven", "path", "a/../b", "port", "17100")::get);

    @Test
    void text_isStripped() {
        assertThat(SETTINGS.text("name")).isEqualTo("r1-az1");
        assertThat(SETTINGS.text("name", "other")).isEqualTo("r1-az1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "blank"})
    void text_missingOrBlank_isRefused_orTheDefault(String key) {
        assertThatThrownBy(() -> SETTINGS.text(key))
                .isInstanceOfSatisfying(
                        BadSetting.class, bad -> assertThat(bad.key()).isEqualTo(key))
                .hasMessage(key + " is missing");
        assertThat(SETTINGS.text(key, "other")).isEqualTo("other");
        assertThat(SETTINGS.number(key, 5, 1, 9)).isEqualTo(5);
    }

    @Test
    void number_atItsBounds() {
        assertThat(SETTINGS.number("seven", 7, 9)).isEqualTo(7);
        assertThat(SETTINGS.number("seven", 1, 7)).isEqualTo(7);
        assertThat(SETTINGS.number("seven", 3, 1, 7)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "seven,8,9,'seven is 7, not within 8 to 9'",
        "seven,1,6,'seven is 7, not within 1 to 6'",
        "word,1,9,'word is \"seven\", not a whole number'",
        "none,1,9,'none is missing'"
    })
    void number_outsideIsRefused_withOneClearLine(String key, long min, long max, String message) {
        assertThatThrownBy(() -> SETTINGS.number(key, min, max))
                .isInstanceOf(BadSetting.class)
                .hasMessage(message);
    }

    @Test
    void number_badDefault_isRefusedToo() {
        assertThatThrownBy(() -> SETTINGS.number("none", 10, 1, 9)).isInstanceOf(BadSetting.class);
    }

    @Test
    void parsed_isWhatItsParserMakesOfIt_andARefusalNamesTheKey() {
        assertThat(SETTINGS.parsed("seven", Integer::valueOf)).contains(7);
        assertThat(SETTINGS.parsed("none", Integer::valueOf)).isEmpty();
        assertThat(SETTINGS.parsed("blank", Integer::valueOf)).isEmpty();
        assertThatThrownBy(() -> SETTINGS.parsed("word", Integer::valueOf))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("word is bad: ");
    }

    @Test
    void port_isWithinItsRange() {
        assertThat(SETTINGS.port("port")).isEqualTo(17_100);
        assertThatThrownBy(() -> new Settings(key -> "65536").port("port")).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> new Settings(key -> "0").port("port")).isInstanceOf(BadSetting.class);
    }

    @Test
    void path_isAbsoluteAndNormal() {
        assertThat(SETTINGS.path("path")).isEqualTo(Path.of("b").toAbsolutePath());
    }

    @Test
    void systemProperties_areRead() {
        assertThat(Settings.ofSystemProperties().text("java.version")).isEqualTo(System.getProperty("java.version"));
    }
}
