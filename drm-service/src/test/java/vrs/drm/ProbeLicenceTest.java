package vrs.drm;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.PlaybackTokens;

class ProbeLicenceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final KeySeed SEED = KeySeed.of(new byte[32]);

    @Test
    void wholeKeyPath_succeedsHoweverOftenItIsAsked() {
        ProbeLicence probe = new ProbeLicence(tokens("0123456789abcdef"), desk(tokens("0123456789abcdef")), CLOCK);

        for (int i = 0; i < 100; i++) {
            assertThat(probe.succeeds()).isTrue();
        }
    }

    @Test
    void deskThatDoesNotKnowOurTokens_fails() {
        ProbeLicence probe = new ProbeLicence(tokens("0123456789abcdef"), desk(tokens("fedcba9876543210")), CLOCK);

        assertThat(probe.succeeds()).isFalse();
    }

    private static LicenceDesk desk(PlaybackTokens tokens) {
        return new LicenceDesk(
                tokens,
                SEED,
                _ -> false,
                new LicenceCount(Integer.MAX_VALUE, 100, Duration.ofMinutes(10), Ticker.systemTicker()));
    }

    private static PlaybackTokens tokens(String secret) {
        return new PlaybackTokens(new HmacKeys(List.of(HmacKey.of("k1", secret.getBytes()))), CLOCK);
    }
}
