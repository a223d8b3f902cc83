package vrs.dash.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vrs.dash.TestTicker;
import vrs.signing.SubjectHash;

class FloodWatchTest {
    private static final OptionalInt TEN = OptionalInt.of(10);

    private final TestTicker ticker = new TestTicker();
    private final FloodWatch floods = new FloodWatch(ticker);

    @Test
    void eleventhPlayInTenSeconds_isAFlood_untilItSubsides() {
        for (int play = 1; play <= 10; play++) {
            assertThat(floods.isFlood("me", TEN)).as("play %d", play).isFalse();
            ticker.advance(Duration.ofMillis(900));
        }
        assertThat(floods.isFlood("me", TEN)).isTrue();
        assertThat(floods.isFlood("other", TEN)).isFalse();

        ticker.advance(Duration.ofSeconds(3));
        assertThat(floods.isFlood("me", TEN)).isFalse();
    }

    @Test
    void playEachSecond_isNoFlood_forAsLongAsItGoesOn() {
        for (int second = 0; second < 100; second++) {
            assertThat(floods.isFlood("me", TEN)).as("second %d", second).isFalse();
            ticker.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void longPause_forgetsAll() {
        for (int play = 0; play < 30; play++) {
            floods.isFlood("me", TEN);
        }
        ticker.advance(Duration.ofSeconds(10));

        assertThat(floods.isFlood("me", TEN)).isFalse();
    }

    @Test
    void switchedOff_orAnonymous_isNoFlood() {
        for (int play = 0; play < 30; play++) {
            assertThat(floods.isFlood("me", OptionalInt.empty())).isFalse();
            assertThat(floods.isFlood(SubjectHash.ANONYMOUS, OptionalInt.of(1))).isFalse();
        }
    }

    @Test
    void noPlayBelieved_makesEachOneAFlood() {
        assertThat(floods.isFlood("me", OptionalInt.of(0))).isTrue();
    }
}
