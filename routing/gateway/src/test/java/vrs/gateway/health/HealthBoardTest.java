package vrs.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.gateway.health.Probe.Result;
import vrs.topology.Instance;
import vrs.topology.Role;

class HealthBoardTest {
    private static final Instance DASH =
            new Instance("d", Role.DASH, "r1-az1", "main", "vm", "private", "127.0.0.1", 1);

    private final List<Boolean> changes = new ArrayList<>();
    private final HealthBoard board =
            new HealthBoard(new HealthRule(3, 2, 300, 30, 250), (instance, now) -> changes.add(now.isUp()));

    @ParameterizedTest
    @CsvSource({
        // g ready, m missed, n not ready, r refused to a request, a request answered | up at the end | changes seen
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
        "rgrg,false,1",
        "n,false,1",
        "ng,false,1",
        "ngg,true,2",
        "ngngg,true,2",
        "mmamm,true,0",
        "mmammm,false,1",
        "mmma,false,1",
        "na,false,1",
        "nagag,true,2"
    })
    void state_afterProbes(String probes, boolean up, int changesSeen) {
        for (char probe : probes.toCharArray()) {
            switch (probe) {
                case 'g' -> board.probed(DASH, Result.READY);
                case 'm' -> board.probed(DASH, Result.MISSED);
                case 'n' -> board.probed(DASH, Result.NOT_READY);
                case 'a' -> board.answered(DASH);
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

        board.probed(DASH, Result.MISSED);
        board.probed(DASH, Result.READY);
        assertThat(board.probedCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"mmm,SILENT", "n,UNREADY", "r,REFUSING", "nmr,REFUSING", "rm,SILENT", "rgn,UNREADY", "mmmg,SILENT"})
    void down_saysWhy(String probes, InstanceHealth.Why why) {
        state_afterProbes(probes, false, 1);

        assertThat(board.of(DASH)).isInstanceOfSatisfying(InstanceHealth.Down.class, down -> assertThat(down.why())
                .isEqualTo(why));
    }

    @Test
    void rule_refusesWhatCannotBe() {
        assertThatThrownBy(() -> new HealthRule(0, 2, 500, 100, 300)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HealthRule(3, 2, 500, 500, 300)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HealthRule(3, 2, 500, 100, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hungInstance_isOutAfterAboutASecond() {
        assertThat(HealthRule.defaults().silentAfterMsMax()).isBetween(1_000L, 1_250L);
    }
}
