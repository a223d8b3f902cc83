package vrs.drm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackTokens;

/**
 * Issues a licence to itself along the whole key path. An instance that cannot do this would answer addresses to a
 * black screen, so it must not be ready.
 */
public final class ProbeLicence {
    private static final String KEY_ID = "00000000000000000000000000000000";

    private final PlaybackTokens tokens;
    private final LicenceDesk desk;
    private final Clock clock;

    /** @param desk a desk of the probe's own, whose count does not fill up */
    public ProbeLicence(PlaybackTokens tokens, LicenceDesk desk, Clock clock) {
        this.tokens = tokens;
        this.desk = desk;
        this.clock = clock;
    }

    /** Whether a licence can be issued now. */
    public boolean succeeds() {
        String token = tokens.write(new PlaybackToken(
                PlaybackToken.Purpose.LICENCE,
                "probe",
                List.of("v"),
                List.of(KEY_ID),
                "full",
                "-",
                "ZZ",
                clock.instant().plus(Duration.ofMinutes(1))));
        LicenceRequest request = new LicenceRequest(List.of(KEY_ID), "temporary");
        return desk.decide(request, token, Optional.empty()) instanceof LicenceDesk.Decision.Issued;
    }
}
