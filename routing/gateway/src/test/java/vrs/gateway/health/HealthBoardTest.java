package vrs.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.Instance;
import vrs.topology.Role;

class HealthBoardTest {
    private static final Instance DASH =
            new Instance("d", Role.DASH, "r1-az1", "main", "vm", "private", "127.0.0.1", 1);

    private final List<Boolean> changes = new ArrayList<>();
    private final HealthBoard board = new HealthBoard(HealthRule.defaults(), (instance, up) -> changes.add(up));

    @ParameterizedTest
    @CsvSource({
        // probes: g good, m missed, r refused to a request | up at the end | changes seen
        "'',true,0",
        "mm,true,0",
        "mmm,false,1",
        "mmgmm,true,0",
        "mmgmmm,false,1",
        "r,false,1",
        "rg,false,1",
        "rgg,true,2",
        "rgmg,false,1",
        "rgmgg,true,2",
        "mmmggmm,true,2",
        "mmmggmmm,false,3",
        "rgr,false,1",
        "rgrg,false,1"
    })
    void state_afterProbes(String probes, boolean up, int changesSeen) {
        for (char probe : probes.toCharArray()) {
            switch (probe) {
                case 'g' -> board.good(DASH);
                case 'm' -> board.miss(DASH);
                default -> board.refused(DASH);
            }
        }

        assertThat(board.isUp(DASH)).isEqualTo(up);
        assertThat(changes).hasSize(changesSeen);
    }

    @Test
    void probed_countsInstancesNotProbes_andNoRequests() {
        board.refused(DASH);
        assertThat(board.probedCount()).isZero();

        board.miss(DASH);
        board.good(DASH);
        assertThat(board.probedCount()).isEqualTo(1);
    }

    @Test
    void rule_refusesWhatCannotBe() {
        assertThatThrownBy(() -> new HealthRule(0, 2, 500, 100, 500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HealthRule(3, 2, 500, 500, 500)).isInstanceOf(IllegalArgumentException.class);
    }
}
