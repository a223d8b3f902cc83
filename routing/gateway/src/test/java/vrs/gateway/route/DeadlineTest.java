package vrs.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.control.Deadlines;

class DeadlineTest {
    private static final long START = Long.MAX_VALUE - 1_000_000;

    @ParameterizedTest
    @CsvSource({
        // rung, class, elapsed ms, attempt ms
        "DASH,PLAY,0,1700",
        "DASH,PLAY,100,1600",
        "DASH,PLAY,1900,0",
        "DASH,AUTOPLAY,0,2000",
        "DASH,PRELOAD,1500,500",
        "NEIGHBOUR,PLAY,100,1600",
        "NEIGHBOUR,AUTOPLAY,100,1900",
        "FALLBACK,PLAY,1700,300",
        "FALLBACK,PLAY,2500,0",
        "DRM,PLAY,0,700",
        "DRM,PLAY,1400,600"
    })
    void attempt_getsItsShareOfWhatIsLeft(Rung rung, TrafficClass trafficClass, long elapsedMs, long attemptMs) {
        // A monotonic clock may run over; only differences count.
        Deadline deadline = new Deadline(START, Timings.defaults().requestMs());

        assertThat(deadline.attemptMs(rung, trafficClass, Timings.defaults(), START + elapsedMs * 1_000_000))
                .isEqualTo(attemptMs);
    }

    @Test
    void timings_refuseWhatCannotBe() {
        assertThatThrownBy(() -> new Timings(300, 300, 100, 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Timings(2_000, 300, 50, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Timings(2_000, 300, 700, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // deadline.playMs, deadline.connectMs, request, fallback's part, a licence attempt, connecting
        "2000,100,2000,300,700,100",
        "5000,100,5000,300,700,100",
        "400,100,400,200,400,100",
        "2000,9000,2000,300,700,300",
        "1,60000,10,5,10,5",
        "60000,1,60000,300,700,1"
    })
    void timings_followControl_asFarAsTheyCanBe(
            int playMs, int setConnectMs, long request, long reserve, long licence, long connect) {
        Deadlines set = new Deadlines(playMs, 300, setConnectMs, OptionalInt.empty(), OptionalInt.empty());

        assertThat(Timings.defaults().under(set)).isEqualTo(new Timings(request, reserve, licence, connect));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void traceparent_invalid_isMadeAnew(String inbound) {
        String made = Traceparent.of(Optional.of(inbound), RandomGenerator.getDefault());

        assertThat(made).isNotEqualTo(inbound).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(Traceparent.of(Optional.of(made), new Random(1)))
                .as("what is made is valid")
                .isEqualTo(made);
    }

    @Test
    void traceparent_ofALaterVersion_isKept() {
        String later = "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more";

        assertThat(Traceparent.of(Optional.of(later), new Random(1))).isEqualTo(later);
    }
}
