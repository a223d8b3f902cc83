package vrs.dash.api;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vrs.catalog.VideoRecord;

/**
 * How long addresses last.
 *
 * @param fixed the same for every title; empty means as long as the title and two hours of pauses
 */
record AddressLife(Optional<Duration> fixed) {
    private static final Duration PAUSES = Duration.ofHours(2);

    /** When addresses of this title end that are given out now; a whole second, never rounded down. */
    Instant end(VideoRecord video, Instant now) {
        Duration life = fixed.orElseGet(() -> video.duration().plus(PAUSES));
        Instant end = now.plus(life);
        Instant whole = end.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(end) ? end : whole.plusSeconds(1);
    }
}
