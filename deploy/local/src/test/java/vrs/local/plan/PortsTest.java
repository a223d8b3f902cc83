package vrs.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void ports_areTheBasePlusTheirOffset() {
        Ports ports = Ports.of(" 17000 ");

        assertThat(ports.player()).isEqualTo(17_001);
        assertThat(ports.dns()).isEqualTo(17_053);
        assertThat(ports.edge(1)).isEqualTo(17_081);
        assertThat(ports.entry(3)).isEqualTo(17_093);
        assertThat(ports.inAz(0, 60)).isEqualTo(17_160);
        assertThat(ports.inAz(2, 10)).isEqualTo(17_310);
        assertThat(Ports.managementOf(17_310)).isEqualTo(17_810);
    }

    @Test
    void base_upTo31000_isTaken() {
        assertThat(Ports.of("31000").base()).isEqualTo(31_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17500", "32000", "0", "-1000", "1000", "abc", "", "17000.0", "99999999999"})
    void base_thatIsNone_isNamedInOneLine(String text) {
        assertThatThrownBy(() -> Ports.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("VRS_PORT_BASE is \"" + text)
                .message()
                .doesNotContain("\n");
    }
}
