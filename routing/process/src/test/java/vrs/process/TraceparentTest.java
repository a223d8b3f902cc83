package vrs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String SOUND = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Traceparent traceparent = new Traceparent(RandomGenerator.of("L64X128MixRandom"));

    @Test
    void valid_isKept() {
        assertThat(traceparent.keptOrMade(Optional.of(SOUND))).isEqualTo(SOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nX: y"
            })
    void invalid_isMadeAnew(String came) {
        assertThat(traceparent.keptOrMade(Optional.of(came)))
                .isNotEqualTo(came)
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void absent_isMadeAnewEachTime() {
        assertThat(traceparent.keptOrMade(Optional.empty())).isNotEqualTo(traceparent.keptOrMade(Optional.empty()));
    }
}
