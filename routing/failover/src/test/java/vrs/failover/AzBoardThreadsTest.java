package vrs.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AzBoardThreadsTest {
    private static final int THREADS = 16;
    private static final int CALLS_EACH = 500;

    private final TestTicker ticker = new TestTicker();
    private final AzBoard board = new AzBoard("drm", FailoverConfig.defaults(), ticker, new Random(3), _ -> {});

    @Test
    void manyThreads_theBudgetHoldsToTheLastCall() throws Exception {
        AtomicInteger seconds = new AtomicInteger();
        together(() -> {
            for (int i = 0; i < CALLS_EACH; i++) {
                CallPlan plan = board.plan(terms(false));
                plan.ended((Step.Ask) plan.next(), AttemptEnd.BAD_STATUS);
                if (plan.next() instanceof Step.Ask) {
                    seconds.incrementAndGet();
                }
            }
        });

        assertThat(seconds.get()).isEqualTo(THREADS * CALLS_EACH / 5 + 10);
    }

    @Test
    void manyThreads_oneProbeGoesOut() throws Exception {
        for (int i = 0; i < 3; i++) {
            CallPlan plan = board.plan(terms(true));
            plan.ended((Step.Ask) plan.next(), AttemptEnd.TIMED_OUT);
        }
        ticker.advanceMs(1_200);
        AtomicInteger probes = new AtomicInteger();
        together(() -> {
            for (int i = 0; i < CALLS_EACH; i++) {
                board.plan(terms(true)).probe().ifPresent(_ -> probes.incrementAndGet());
            }
        });

        assertThat(probes.get()).isEqualTo(1);
    }

    private static void together(Runnable work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Void>> all = IntStream.range(0, THREADS)
                    .mapToObj(_ -> threads.<Void>submit(() -> {
                        start.await();
                        work.run();
                        return null;
                    }))
                    .toList();
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }

    private static CallTerms terms(boolean mayAvoid) {
        return new CallTerms(
                List.of("az1", "az2"),
                true,
                () -> Duration.ofSeconds(2),
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                mayAvoid,
                20);
    }
}
