package vrs.gateway.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.gateway.route.AttemptOutcome;
import vrs.gateway.route.FailureReason;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.ServiceOutcome;

class SignTest {
    @ParameterizedTest
    @CsvSource({
        "CONNECT_REFUSED,NONE",
        "CONNECTIONS_EXHAUSTED,NONE",
        "CONNECT_TIMEOUT,TIMEOUT",
        "DEADLINE_PASSED,TIMEOUT",
        "RESET,FAULT",
        "BAD_ANSWER,FAULT"
    })
    void noAnswer_says(FailureReason reason, Sign sign) {
        assertThat(Sign.of(new AttemptOutcome.Failed(reason))).isEqualTo(sign);
    }

    @ParameterizedTest
    @CsvSource({
        // status, VRS-Outcome, VRS-Reason | sign
        "200,answered,'',SOUND",
        "200,'','',SOUND",
        "403,denied,'',SOUND",
        "404,'','',SOUND",
        "500,'','',FAULT",
        "502,answered,'',FAULT",
        "503,failed,'',FAULT",
        "503,failed,dash-unavailable,FAULT",
        "503,failed,drm-unavailable,NONE",
        "503,failed,clear-unavailable,NONE",
        "404,failed,'',NONE",
        "503,shed,overload,NONE",
        "429,shed,overload,NONE"
    })
    void answer_says(int status, String outcome, String reason, Sign sign) {
        Optional<ServiceOutcome> said = ServiceOutcome.of(outcome);
        Optional<LoweredReason> why = LoweredReason.of(reason);

        assertThat(Sign.of(new AttemptOutcome.Answered(status, said, why))).isEqualTo(sign);
    }
}
