package vrs.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vrs.gateway.route.AttemptOutcome.Answered;
import vrs.gateway.route.AttemptOutcome.Failed;
import vrs.gateway.route.NextStep.AskFallback;
import vrs.gateway.route.NextStep.Refuse;
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

        assertThat(RungDecision.judge(rung, answered))
                .isEqualTo(expected.equals("-") ? new PassOn() : new Useless(true, LoweredReason.valueOf(expected)));
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void judge_failure(FailureReason failure) {
        boolean accepted =
                switch (failure) {
                    case CONNECT_REFUSED, CONNECT_TIMEOUT, CONNECTIONS_EXHAUSTED -> false;
                    case RESET, DEADLINE_PASSED, BAD_ANSWER -> true;
                };
        LoweredReason reason = failure == FailureReason.CONNECTIONS_EXHAUSTED
                ? LoweredReason.OVERLOAD
                : LoweredReason.DASH_UNAVAILABLE;

        assertThat(RungDecision.judge(Rung.DASH, new Failed(failure))).isEqualTo(new Useless(accepted, reason));
    }

    @ParameterizedTest
    @CsvSource({"DASH,PLAY,true", "DASH,AUTOPLAY,false", "DASH,PRELOAD,false", "FALLBACK,PLAY,false", "DRM,PLAY,false"})
    void below_onlyAPlayGoesDown(Rung rung, TrafficClass trafficClass, boolean fallback) {
        LoweredReason reason = LoweredReason.OVERLOAD;

        assertThat(RungDecision.below(rung, trafficClass, reason))
                .isEqualTo(fallback ? new AskFallback(reason) : new Refuse(reason));
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
