package vrs.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vrs.control.DegradeSwitch;
import vrs.control.RetryRule;
import vrs.gateway.route.AttemptOutcome.Answered;
import vrs.gateway.route.AttemptOutcome.Failed;
import vrs.gateway.route.Verdict.PassOn;
import vrs.gateway.route.Verdict.Useless;

class RungDecisionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // rung | status | VRS-Outcome | VRS-Reason | reason when useless, - when it is the answer
                "DASH|200|answered||-",
                "DASH|200|||-",
                "DASH|304|||-",
                "DASH|200|failed||DASH_UNAVAILABLE",
                "DASH|200|failed|drm-unavailable|DRM_UNAVAILABLE",
                "DASH|403|denied||-",
                "DASH|403|failed||-",
                "DASH|404|||-",
                "DASH|410|denied||-",
                "DASH|429|shed||-",
                "DASH|499|||-",
                "DASH|500|||DASH_UNAVAILABLE",
                "DASH|503|shed||OVERLOAD",
                "DASH|503|shed|clear-unavailable|CLEAR_UNAVAILABLE",
                "DASH|503|failed|nonsense|DASH_UNAVAILABLE",
                "DASH|503|answered||DASH_UNAVAILABLE",
                "FALLBACK|200|answered||-",
                "FALLBACK|403|denied||-",
                "FALLBACK|403|failed||DASH_UNAVAILABLE",
                "FALLBACK|404|failed||DASH_UNAVAILABLE",
                "FALLBACK|503|||DASH_UNAVAILABLE",
                "DRM|200|answered||-",
                "DRM|403|denied||-",
                "DRM|400|||-",
                "DRM|500|||DRM_UNAVAILABLE",
                "DRM|503|failed||DRM_UNAVAILABLE"
            })
    void judge_answer(Rung rung, int status, String outcome, String reason, String expected) {
        Answered answered = new Answered(
                status,
                ServiceOutcome.of(outcome == null ? "" : outcome),
                LoweredReason.of(reason == null ? "" : reason));

        RetryRule failure = "shed".equals(outcome) ? RetryRule.SHED : RetryRule.STATUS_5XX;
        assertThat(RungDecision.judge(rung, answered))
                .isEqualTo(
                        expected.equals("-")
                                ? new PassOn()
                                : new Useless(true, LoweredReason.valueOf(expected), failure));
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void judge_failure(FailureReason failure) {
        boolean accepted =
                switch (failure) {
                    case CONNECT_REFUSED, CONNECT_TIMEOUT, CONNECTIONS_EXHAUSTED -> false;
                    case RESET, DEADLINE_PASSED, BAD_ANSWER -> true;
                };
        RetryRule rule =
                switch (failure) {
                    case CONNECT_REFUSED, CONNECT_TIMEOUT -> RetryRule.REFUSED;
                    case CONNECTIONS_EXHAUSTED -> RetryRule.SHED;
                    case DEADLINE_PASSED -> RetryRule.TIMEOUT;
                    case RESET, BAD_ANSWER -> RetryRule.BODY;
                };
        LoweredReason reason = failure == FailureReason.CONNECTIONS_EXHAUSTED
                ? LoweredReason.OVERLOAD
                : LoweredReason.DASH_UNAVAILABLE;

        assertThat(RungDecision.judge(Rung.DASH, new Failed(failure))).isEqualTo(new Useless(accepted, reason, rule));
    }

    @ParameterizedTest
    @CsvSource({
        // class, handed on, degrade.dash, admitted, stays, begins at
        "PLAY,false,AUTO,true,true,DASH",
        "PLAY,false,AUTO,true,false,NEIGHBOUR",
        "PLAY,false,AUTO,false,true,FALLBACK",
        "PLAY,false,OFF,false,true,-",
        "PLAY,false,ON,true,true,FALLBACK",
        "PLAY,false,ON,true,false,FALLBACK",
        "PLAY,false,OFF,true,true,DASH",
        "PLAY,true,ON,true,true,DASH",
        "PLAY,true,AUTO,true,false,DASH",
        "PLAY,true,AUTO,false,false,DASH",
        "AUTOPLAY,false,ON,true,true,DASH",
        "AUTOPLAY,false,AUTO,true,false,NEIGHBOUR",
        "AUTOPLAY,false,AUTO,false,true,-",
        "PRELOAD,false,AUTO,true,false,NEIGHBOUR",
        "PRELOAD,false,ON,false,true,-"
    })
    void first_rung(
            TrafficClass trafficClass,
            boolean handedOn,
            DegradeSwitch fallback,
            boolean admitted,
            boolean stays,
            String expected) {
        assertThat(RungDecision.first(Standing.atStart(trafficClass, handedOn, fallback), admitted, stays))
                .isEqualTo(step(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // class | handed on | degrade.dash | nobody left on | accepted | retry denied | next
                "PLAY|false|AUTO|DASH|false|false|NEIGHBOUR",
                "PLAY|false|AUTO|DASH|true|false|RETRY",
                "PLAY|false|AUTO|DASH|true|true|FALLBACK",
                "PLAY|false|OFF|DASH|true|true|-",
                "PLAY|false|AUTO|DASH NEIGHBOUR|false|false|RETRY",
                "PLAY|false|AUTO|DASH NEIGHBOUR|true|false|RETRY",
                "PLAY|false|AUTO|DASH NEIGHBOUR|false|true|FALLBACK",
                "PLAY|false|AUTO|NEIGHBOUR|false|false|DASH",
                "PLAY|false|AUTO|NEIGHBOUR|true|false|RETRY",
                "PLAY|false|AUTO|DASH NEIGHBOUR FALLBACK|false|true|-",
                "PLAY|false|AUTO|FALLBACK|true|false|-",
                "PLAY|false|AUTO|DRM|false|false|-",
                "PLAY|true|AUTO|DASH|false|false|-",
                "PLAY|true|AUTO|DASH|true|false|-",
                "AUTOPLAY|false|AUTO|DASH|false|false|NEIGHBOUR",
                "AUTOPLAY|false|AUTO|DASH|true|false|-",
                "AUTOPLAY|false|AUTO|DASH NEIGHBOUR|false|false|-",
                "PRELOAD|false|AUTO|DASH|false|false|-",
                "PRELOAD|false|AUTO|NEIGHBOUR|false|false|DASH",
                "PRELOAD|false|AUTO|NEIGHBOUR|true|false|-"
            })
    void below_rung(
            TrafficClass trafficClass,
            boolean handedOn,
            DegradeSwitch fallback,
            String behind,
            boolean accepted,
            boolean retryDenied,
            String expected) {
        Set<Rung> rungs = Stream.of(behind.split(" ")).map(Rung::valueOf).collect(Collectors.toSet());

        assertThat(RungDecision.below(new Standing(trafficClass, handedOn, fallback, rungs, accepted, retryDenied)))
                .isEqualTo(step(expected));
    }

    private static NextStep step(String expected) {
        return switch (expected) {
            case "-" -> new NextStep.Refuse();
            case "RETRY" -> new NextStep.OfferRetry();
            default -> new NextStep.Ask(Rung.valueOf(expected));
        };
    }

    @Test
    void words_areTheOnesOfTheContract() {
        for (LoweredReason reason : LoweredReason.values()) {
            assertThat(LoweredReason.of(reason.id())).contains(reason);
        }
        assertThat(LoweredReason.of("none")).isEqualTo(Optional.empty());
        assertThat(ServiceOutcome.of("Failed")).isEmpty();
    }
}
