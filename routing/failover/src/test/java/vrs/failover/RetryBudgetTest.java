package vrs.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static final int FLOOR = 10;
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final TestTicker ticker = new TestTicker();
    private final RetryBudget budget = new RetryBudget(FLOOR, ticker.getAsLong());

    @Test
    void withoutRequests_theFloorIsAll() {
        assertThat(withdraw(50, 20)).isEqualTo(FLOOR);
        ticker.advanceMs(500);
        assertThat(withdraw(50, 20)).isZero();
        ticker.advanceMs(600);
        assertThat(withdraw(50, 20)).isEqualTo(FLOOR);
    }

    @Test
    void aFifthOfTheRequestsOfTheLastSecond_isPaidFor() {
        for (int i = 0; i < 1_000; i++) {
            budget.requested(ticker.getAsLong());
        }

        assertThat(withdraw(1_000, 20)).isEqualTo(200 + FLOOR);
    }

    @Test
    void zeroPercent_leavesTheFloor() {
        for (int i = 0; i < 1_000; i++) {
            budget.requested(ticker.getAsLong());
        }

        assertThat(withdraw(1_000, 0)).isEqualTo(FLOOR);
    }

    @Test
    void probes_takeRoomAndAreNeverDenied() {
        for (int i = 0; i < FLOOR; i++) {
            budget.spend(ticker.getAsLong());
        }

        assertThat(withdraw(5, 20)).isZero();
    }

    /** Whatever comes in whatever order: no second that ends at an extra call has too many of them. */
    @Test
    void everySecond_holdsTheBound() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            TestTicker time = new TestTicker();
            long origin = time.getAsLong();
            RetryBudget subject = new RetryBudget(FLOOR, origin);
            List<Long> requests = new ArrayList<>();
            List<Long> extras = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                time.advance(Duration.ofNanos(random.nextInt(10) == 0 ? random.nextInt(200_000_000) : 500_000));
                long elapsed = time.getAsLong() - origin;
                if (random.nextInt(3) > 0) {
                    subject.requested(time.getAsLong());
                    requests.add(elapsed);
                }
                if (random.nextBoolean() && subject.tryWithdraw(20, time.getAsLong())) {
                    extras.add(elapsed);
                }
            }
            for (long end : extras) {
                assertThat(inSecondUpTo(end, extras))
                        .as("seed %d, at %d ns", seed, end)
                        .isLessThanOrEqualTo(FLOOR + inSecondUpTo(end, requests) / 5);
            }
        }
    }

    private static long inSecondUpTo(long end, List<Long> events) {
        return events.stream()
                .filter(at -> at <= end && end - at < SECOND_NANOS)
                .count();
    }

    private int withdraw(int times, int percent) {
        int paid = 0;
        for (int i = 0; i < times; i++) {
            paid += budget.tryWithdraw(percent, ticker.getAsLong()) ? 1 : 0;
        }
        return paid;
    }
}
