package vrs.failover.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingCountTest {
    private static final long ORIGIN = Long.MAX_VALUE - 5_000_000;
    private static final Duration WINDOW = Duration.ofMillis(1_000);
    private static final int BUCKETS = 20;
    private static final long BUCKET_NANOS = WINDOW.toNanos() / BUCKETS;

    /** Keeps every event and counts them one by one. */
    private static final class NaiveCount {
        private final List<Long> elapsed = new ArrayList<>();

        void add(long elapsedNanos) {
            elapsed.add(elapsedNanos);
        }

        long notOlderThan(long ageNanos, long elapsedNanos) {
            return elapsed.stream().filter(at -> elapsedNanos - at <= ageNanos).count();
        }

        long youngerThan(long ageNanos, long elapsedNanos) {
            return elapsed.stream().filter(at -> elapsedNanos - at < ageNanos).count();
        }
    }

    @Test
    void within_isNeverMoreThanTheWindowHas_andMissesABucketAtMost() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            SlidingCount count = SlidingCount.within(ORIGIN, WINDOW, BUCKETS);
            NaiveCount naive = new NaiveCount();
            long elapsed = 0;
            for (int i = 0; i < 500; i++) {
                elapsed += step(random);
                if (random.nextBoolean()) {
                    count.add(ORIGIN + elapsed);
                    naive.add(elapsed);
                }
                assertThat(count.sum(ORIGIN + elapsed))
                        .as("seed %d, step %d", seed, i)
                        .isBetween(
                                naive.youngerThan(WINDOW.toNanos() - BUCKET_NANOS, elapsed),
                                naive.youngerThan(WINDOW.toNanos(), elapsed));
            }
        }
    }

    @Test
    void covering_isNeverLessThanTheWindowHas_andKeepsABucketMoreAtMost() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            SlidingCount count = SlidingCount.covering(ORIGIN, WINDOW, BUCKETS);
            NaiveCount naive = new NaiveCount();
            long elapsed = 0;
            for (int i = 0; i < 500; i++) {
                elapsed += step(random);
                if (random.nextBoolean()) {
                    count.add(ORIGIN + elapsed);
                    naive.add(elapsed);
                }
                assertThat(count.sum(ORIGIN + elapsed))
                        .as("seed %d, step %d", seed, i)
                        .isBetween(
                                naive.notOlderThan(WINDOW.toNanos(), elapsed),
                                naive.notOlderThan(WINDOW.toNanos() + BUCKET_NANOS, elapsed));
            }
        }
    }

    @Test
    void sum_afterALongPause_isZero() {
        SlidingCount count = SlidingCount.covering(ORIGIN, WINDOW, BUCKETS);
        count.add(ORIGIN);
        count.add(ORIGIN + 1);

        assertThat(count.sum(ORIGIN + Duration.ofDays(3).toNanos())).isZero();
    }

    @Test
    void add_withAReadingOfThePast_countsAsNow() {
        SlidingCount count = SlidingCount.within(ORIGIN, WINDOW, BUCKETS);
        count.add(ORIGIN + WINDOW.toNanos() * 5);
        count.add(ORIGIN + WINDOW.toNanos());

        assertThat(count.sum(ORIGIN + WINDOW.toNanos() * 5)).isEqualTo(2);
    }

    @Test
    void clear_forgetsAll() {
        SlidingCount count = SlidingCount.within(ORIGIN, WINDOW, BUCKETS);
        count.add(ORIGIN);
        count.clear();

        assertThat(count.sum(ORIGIN)).isZero();
    }

    private static long step(Random random) {
        return random.nextInt(20) == 0
                ? Duration.ofMillis(random.nextInt(3_000)).toNanos()
                : Duration.ofMillis(random.nextInt(40)).toNanos() + random.nextInt(1_000);
    }
}
