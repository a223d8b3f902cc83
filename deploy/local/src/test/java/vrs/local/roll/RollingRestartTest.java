package vrs.local.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vrs.local.control.Reply;

class RollingRestartTest {
    private static final String FIRST = "r1-az1-dash-main-1";
    private static final String SECOND = "r1-az1-dash-main-2";
    private static final String DRM = "r1-az1-drm-1";
    private static final RollingConfig CONFIG = new RollingConfig(Duration.ofSeconds(15), Duration.ofMillis(1_500));

    private final ScriptedSite site = new ScriptedSite();
    private final List<String> lines = new ArrayList<>();
    private final List<Duration> waited = new ArrayList<>();
    private long nowNanos;

    // It never becomes true while somebody waits: what is asked once is asked for ever.
    private final RollingRestart restart = new RollingRestart(
            site,
            CONFIG,
            (question, bound) -> {
                waited.add(bound);
                boolean isTrue = question.getAsBoolean();
                nowNanos += isTrue ? 0 : bound.toNanos();
                return isTrue;
            },
            () -> nowNanos,
            lines::add);

    @Test
    void each_goesInItsTurn_andTheNextOnlyAfterTheSettleTime() throws IOException {
        RollingReport report = restart.run(List.of(DRM, FIRST, SECOND));

        assertThat(site.done).containsExactly(DRM, FIRST, SECOND);
        assertThat(report.halt()).isEmpty();
        assertThat(report.left()).isEmpty();
        assertThat(report.replaced())
                .containsExactly(
                        new RollingReport.Replaced(DRM, 1_500, "0.2.0+b2"),
                        new RollingReport.Replaced(FIRST, 1_500, "0.2.0+b2"),
                        new RollingReport.Replaced(SECOND, 1_500, "0.2.0+b2"));
        assertThat(waited)
                .containsExactly(
                        CONFIG.othersBound(),
                        CONFIG.settle(),
                        CONFIG.othersBound(),
                        CONFIG.settle(),
                        CONFIG.othersBound(),
                        CONFIG.settle());
        assertThat(lines).first().isEqualTo("1/3 " + DRM + " is back after 1500 ms");
    }

    @Test
    void oneThatDoesNotComeBack_endsIt() throws IOException {
        site.answers(FIRST, new Reply.Failed("not ready after 90 s: " + FIRST));
        site.becomes(FIRST, "starting");

        RollingReport report = restart.run(List.of(DRM, FIRST, SECOND));

        assertThat(site.done).as("the next one is not touched").containsExactly(DRM, FIRST);
        assertThat(report.halt())
                .isEqualTo(Optional.of(new RollingReport.Halt(FIRST, "not ready after 90 s: " + FIRST)));
        assertThat(report.left()).containsExactly(SECOND);
        assertThat(report.replaced())
                .extracting(RollingReport.Replaced::process)
                .containsExactly(DRM);
    }

    @Test
    void oneThatIsReadyAndThenNot_endsIt() throws IOException {
        site.becomes(FIRST, "restarting");

        RollingReport report = restart.run(List.of(FIRST, SECOND));

        assertThat(site.done).containsExactly(FIRST);
        assertThat(report.halt().orElseThrow().reason()).isEqualTo("was ready and is not any more");
    }

    @Test
    void another_ofItsKindIsNotReady_nothingIsTakenDown() throws IOException {
        site.is("r1-az2-dash-main-1", "starting");

        RollingReport report = restart.run(List.of(DRM, FIRST));

        assertThat(site.done).as("another kind").containsExactly(DRM);
        assertThat(report.halt().orElseThrow().reason()).isEqualTo("was not touched: r1-az2-dash-main-1 is not ready");
    }

    @Test
    void itselfNotReady_isRestartedAllTheSame() throws IOException {
        site.is(FIRST, "starting");

        assertThat(restart.run(List.of(FIRST)).halt()).isEmpty();
    }

    @Test
    void stoppedOne_staysDown_andHoldsUpNobody() throws IOException {
        site.is(FIRST, "stopped");

        RollingReport report = restart.run(List.of(FIRST, SECOND));

        assertThat(site.done).containsExactly(SECOND);
        assertThat(report.down()).containsExactly(FIRST);
        assertThat(lines).contains("1/2 " + FIRST + " was stopped and stays so");
    }

    @Test
    void launcherThatIsGone_isTheEnd() {
        site.isGone();

        assertThatThrownBy(() -> restart.run(List.of(FIRST))).isInstanceOf(IOException.class);
        assertThat(site.done).isEmpty();
    }

    @Test
    void settleTime_isLongerThanTwoQuestionsOfAGateway() {
        assertThat(RollingConfig.defaults().settle()).isGreaterThan(Duration.ofMillis(2 * 600));
        assertThatThrownBy(() -> new RollingConfig(Duration.ZERO, Duration.ofMillis(-1)))
                .hasMessage("a bound of a rolling restart is below zero");
    }

    @Test
    void report_asJson_saysWhatBecameOfEach() throws IOException {
        site.is(DRM, "stopped");
        site.answers(SECOND, new Reply.Failed("died 2 times"));

        String json = new RollingJson().write(restart.run(List.of(DRM, FIRST, SECOND, "r1-az1-gateway-1")));

        assertThat(json)
                .isEqualToIgnoringWhitespace("{\"whole\":false,\"replaced\":[{\"instance\":\"" + FIRST
                        + "\",\"tookMs\":1500,\"version\":\"0.2.0+b2\"}],\"stopped\":[\"" + DRM
                        + "\"],\"halt\":{\"instance\":\"" + SECOND
                        + "\",\"reason\":\"died2times\"},\"left\":[\"r1-az1-gateway-1\"]}");
        assertThat(new RollingJson().write(restart.run(List.of(FIRST))))
                .contains("\"whole\" : true", "\"halt\" : null");
    }
}
