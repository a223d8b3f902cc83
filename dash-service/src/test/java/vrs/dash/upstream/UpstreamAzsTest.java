package vrs.dash.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vrs.control.ControlState;
import vrs.dash.Calls;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestTicker;

class UpstreamAzsTest {
    private static final ControlState ACTIVE = Calls.control(Map.of());
    private static final ControlState DRAINED = Calls.control(Map.of("az.r1-az1", "drained"));

    private final TestTicker ticker = new TestTicker();

    @Test
    void order_isOwnAzThenRegionThenOthers() {
        assertThat(azs(0.5).of(ACTIVE)).containsExactly("r1-az1", "r1-az2", "r2-az1");
        assertThat(azs(0.5).pinned().of(ACTIVE)).containsExactly("r1-az1");
    }

    @Test
    void drain_movesCallsEvenlyOverTheRamp_andBack() {
        UpstreamAzs early = azs(0.25);
        early.look(ACTIVE);
        early.look(DRAINED);
        ticker.advance(Duration.ofMillis(2_500));
        assertThat(early.of(DRAINED)).startsWith("r1-az1");
        ticker.advance(Duration.ofMillis(1));
        assertThat(early.of(DRAINED)).containsExactly("r1-az2", "r2-az1");

        early.look(ACTIVE);
        assertThat(early.of(ACTIVE)).as("not home at once").doesNotContain("r1-az1");
        ticker.advance(Duration.ofMillis(2));
        assertThat(early.of(ACTIVE)).startsWith("r1-az1");
    }

    @Test
    void drain_isWholeAfterTheRamp() {
        UpstreamAzs late = azs(0.999);
        late.look(ACTIVE);
        late.look(DRAINED);
        ticker.advance(Duration.ofSeconds(9));
        assertThat(late.of(DRAINED)).contains("r1-az1");
        ticker.advance(Duration.ofSeconds(1));
        assertThat(late.of(DRAINED)).doesNotContain("r1-az1");
    }

    @Test
    void azThatIsDrainedAtTheStart_isLeftOutAtOnce() {
        assertThat(azs(0.999).of(DRAINED)).containsExactly("r1-az2", "r2-az1");
    }

    @Test
    void allDrained_areAllAsked() {
        ControlState all =
                Calls.control(Map.of("az.r1-az1", "drained", "az.r1-az2", "drained", "az.r2-az1", "drained"));

        assertThat(azs(0.5).of(all)).containsExactly("r1-az1", "r1-az2", "r2-az1");
        assertThat(azs(0.5).pinned().of(DRAINED)).containsExactly("r1-az1");
    }

    @Test
    void noRamp_movesAtOnce() {
        DrainRamp ramp = new DrainRamp(Duration.ZERO, ticker);

        assertThat(ramp.awayFrom("az", false)).isZero();
        assertThat(ramp.awayFrom("az", true)).isEqualTo(1);
        assertThat(ramp.awayFrom("az", false)).isZero();
    }

    private UpstreamAzs azs(double drawn) {
        return UpstreamAzs.from(ScriptedUpstream.topology(), Calls.HOME, Duration.ofSeconds(10), ticker, () -> drawn);
    }
}
