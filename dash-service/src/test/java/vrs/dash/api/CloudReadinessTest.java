package vrs.dash.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vrs.dash.Calls;
import vrs.process.ReadyState;

class CloudReadinessTest {
    private final ReadyState state = new ReadyState();

    @Test
    void auto_isWhatIsTrue() {
        assertThat(isReady(Map.of())).isFalse();
        state.ready();
        assertThat(isReady(Map.of())).isTrue();
        state.draining();
        assertThat(isReady(Map.of())).isFalse();
    }

    @Test
    void forcedOffline_isNotReady_onlyInThatCloud() {
        state.ready();

        assertThat(isReady(Map.of("cloud.public", "forced-offline"))).isFalse();
        assertThat(isReady(Map.of("cloud.private", "forced-offline"))).isTrue();
        assertThat(new CloudReadiness(
                                state, () -> Calls.control(Map.of("cloud.public", "forced-offline")), Optional.empty())
                        .isReady())
                .as("who is in no cloud is in none that is forced")
                .isTrue();
    }

    @Test
    void forcedOnline_isReadyBetweenWarmAndEnd() {
        Map<String, String> forced = Map.of("cloud.public", "forced-online");
        assertThat(isReady(forced)).isFalse();
        state.ready();
        assertThat(isReady(forced)).isTrue();
        state.draining();
        assertThat(isReady(forced)).isFalse();
    }

    private boolean isReady(Map<String, String> control) {
        return new CloudReadiness(state, () -> Calls.control(control), Optional.of("public")).isReady();
    }
}
