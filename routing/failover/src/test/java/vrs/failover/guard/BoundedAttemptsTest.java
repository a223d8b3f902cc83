package vrs.failover.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vrs.failover.AttemptOutcome;
import vrs.failover.AttemptOutcome.Answered;
import vrs.failover.AttemptOutcome.Failed;
import vrs.failover.FailoverConfig;
import vrs.failover.FailureReason;

class BoundedAttemptsTest {
    private static final Duration LONG = Duration.ofSeconds(9);
    private static final int ASKED = 1_000;

    private final BoundedAttempts guard = new BoundedAttempts(FailoverConfig.defaults());

    @Test
    void outcome_isPassedOn() {
        assertThat(guard.run("az1", LONG, (az, _) -> new Answered<>(az))).contains(new Answered<>("az1"));
        assertThat(guard.run("az1", LONG, (_, _) -> new AttemptOutcome.NotAccepted<>()))
                .contains(new AttemptOutcome.NotAccepted<>());
    }

    @Test
    void attemptThatForgetsTheTime_isInterrupted_andTheThreadIsCleanAfterwards() {
        CountDownLatch never = new CountDownLatch(1);

        Optional<AttemptOutcome<String>> outcome = guard.run("az1", Duration.ofMillis(10), (_, _) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                return new Failed<>(FailureReason.BROKEN_OFF);
            }
            return new Answered<>("late");
        });

        assertThat(outcome).contains(new Failed<>(FailureReason.TIMED_OUT));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void hungUpstreamAndAThousandRequests_stuckOnesStayInTheHundreds() throws Exception {
        CountDownLatch heal = new CountDownLatch(1);
        CountDownLatch turnedAway = new CountDownLatch(ASKED - 128);
        AtomicInteger inside = new AtomicInteger();
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ASKED; i++) {
                all.add(threads.submit(() -> {
                    boolean isIn = guard.run("az1", LONG, (_, _) -> {
                                inside.incrementAndGet();
                                return await(heal);
                            })
                            .isPresent();
                    if (!isIn) {
                        turnedAway.countDown();
                    }
                    return isIn;
                }));
            }
            turnedAway.await();
            assertThat(inside.get()).isEqualTo(128);
            assertThat(guard.run("az2", LONG, (_, _) -> new Answered<>("free"))).contains(new Answered<>("free"));
            heal.countDown();
            for (Future<Boolean> one : all) {
                one.get();
            }
        }

        assertThat(guard.run("az1", LONG, (_, _) -> new Answered<>("free again")))
                .isPresent();
    }

    @Test
    void attemptThatThrows_givesItsPlaceBack() {
        for (int i = 0; i < 300; i++) {
            assertThatThrownBy(() -> guard.run("az1", LONG, (_, _) -> {
                        throw new IllegalStateException("a bug");
                    }))
                    .hasMessage("a bug");
        }

        assertThat(guard.run("az1", LONG, (_, _) -> new Answered<>("free"))).isPresent();
    }

    private static AttemptOutcome<String> await(CountDownLatch heal) {
        try {
            heal.await();
            return new Answered<>("late");
        } catch (InterruptedException e) {
            return new Failed<>(FailureReason.TIMED_OUT);
        }
    }
}
