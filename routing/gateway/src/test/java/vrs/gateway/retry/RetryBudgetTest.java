package vrs.gateway.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static final long SECOND = 1_000_000_000;
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final RetryBudget budget = new RetryBudget(nanos::get, 10);

    private int spendAll(int percent) {
        int spent = 0;
        while (budget.trySpend(percent)) {
            spent++;
        }
        return spent;
    }

    @Test
    void floor_isThereWithoutRequests() {
        assertThat(spendAll(20)).isEqualTo(10);
        nanos.addAndGet(SECOND);
        assertThat(spendAll(20))
                .as("the tenth of a second that is not over yet")
                .isZero();
        nanos.addAndGet(SECOND / 10);
        assertThat(spendAll(20)).isEqualTo(10);
    }

    @Test
    void share_isOfTheLastSecond() {
        for (int i = 0; i < 1_000; i++) {
            budget.earn();
        }
        assertThat(spendAll(20)).isEqualTo(200);
        assertThat(spendAll(30)).as("operators raise it").isEqualTo(100);
        nanos.addAndGet(60 * SECOND);
        assertThat(spendAll(20)).as("nothing is saved up").isEqualTo(10);
    }

    @Test
    void percentOfZero_isNothing() {
        assertThat(spendAll(0)).isZero();
    }

    /** Against the plain definition: a list of all that was ever spent and earned. */
    @Test
    void anySecond_holdsNoMoreThanItsShare() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Long> earned = new ArrayList<>();
        List<Long> spent = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            nanos.addAndGet(random.nextInt(10) == 0 ? random.nextLong(SECOND / 2) : random.nextLong(SECOND / 500));
            long now = nanos.get();
            if (random.nextInt(3) > 0) {
                budget.earn();
                earned.add(now);
            }
            if (budget.trySpend(20)) {
                spent.add(now);
                long requests = earned.reversed().stream()
                        .takeWhile(at -> now - at < SECOND)
                        .count();
                long repeats = spent.reversed().stream()
                        .takeWhile(at -> now - at < SECOND)
                        .count();
                assertThat(repeats)
                        .as("seed " + seed + " step " + step)
                        .isLessThanOrEqualTo(Math.max(10, requests / 5));
            }
        }
        assertThat(spent).as("seed " + seed).hasSizeGreaterThan(100);
    }

    @Test
    void manyThreads_spendNoMoreTogether() throws Exception {
        for (int i = 0; i < 500; i++) {
            budget.earn();
        }
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> spending = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                spending.add(threads.submit(() -> {
                    together.await();
                    return spendAll(20);
                }));
            }
            together.countDown();
            int spent = 0;
            for (Future<Integer> one : spending) {
                spent += one.get();
            }
            assertThat(spent).isEqualTo(100);
        }
    }
}
