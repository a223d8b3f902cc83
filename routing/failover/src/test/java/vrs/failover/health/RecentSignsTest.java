package vrs.failover.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentSignsTest {
    private static final HealthRule RULE = HealthRule.defaults();
    private static final long ORIGIN = Long.MAX_VALUE - 1_000;
    private static final long BUCKET_NANOS = Duration.ofMillis(100).toNanos();
    private static final long SILENT_BUCKET_NANOS = Duration.ofMillis(50).toNanos();

    private record Seen(Sign sign, long elapsedNanos) {}

    /** Keeps all that was seen and counts it again each time; cuts time into the same buckets. */
    private static Tally naive(List<Seen> seen, long elapsedNanos) {
        long calls = 0;
        long failed = 0;
        long silent = 0;
        long inARow = 0;
        long failedInARow = 0;
        for (Seen one : seen) {
            boolean isRecent = elapsedNanos / BUCKET_NANOS - one.elapsedNanos() / BUCKET_NANOS < 20;
            boolean isLately = elapsedNanos / SILENT_BUCKET_NANOS - one.elapsedNanos() / SILENT_BUCKET_NANOS < 20;
            switch (one.sign()) {
                case GOOD -> {
                    calls += isRecent ? 1 : 0;
                    inARow = 0;
                    failedInARow = 0;
                }
                case BAD -> {
                    calls += isRecent ? 1 : 0;
                    failed += isRecent ? 1 : 0;
                    inARow = 0;
                    failedInARow++;
                }
                case SILENT -> {
                    calls += isRecent ? 1 : 0;
                    failed += isRecent ? 1 : 0;
                    silent += isLately ? 1 : 0;
                    inARow++;
                    failedInARow++;
                }
                case NONE -> {}
            }
        }
        return new Tally(calls, failed, silent, inARow, failedInARow);
    }

    @Test
    void tally_isWhatTheNaiveCountSays() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            RecentSigns signs = new RecentSigns(RULE, ORIGIN);
            List<Seen> seen = new ArrayList<>();
            long elapsed = 0;
            for (int i = 0; i < 400; i++) {
                elapsed += random.nextInt(20) == 0
                        ? Duration.ofMillis(random.nextInt(5_000)).toNanos()
                        : Duration.ofMillis(random.nextInt(60)).toNanos();
                Sign sign = Sign.values()[random.nextInt(Sign.values().length)];
                signs.add(sign, ORIGIN + elapsed);
                seen.add(new Seen(sign, elapsed));
                assertThat(signs.tally(ORIGIN + elapsed))
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo(naive(seen, elapsed));
            }
        }
    }
}
