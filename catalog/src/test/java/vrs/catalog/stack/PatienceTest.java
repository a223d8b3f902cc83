package vrs.catalog.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PatienceTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger put = new AtomicInteger();

    @AfterEach
    void end() {
        release.countDown();
        threads.shutdownNow();
    }

    @Test
    void question_isAnswered() {
        assertThat(new Patience(LONG, threads).ask(() -> "yes")).contains("yes");
    }

    @Test
    void questionThatHangs_isGivenUp_andHoldsUpNobodyElse() {
        Patience patience = new Patience(SHORT, threads);

        assertThat(patience.ask(hanging())).isEmpty();
        assertThat(patience.ask(hanging())).isEmpty();

        assertThat(put).as("the second was not put at all").hasValue(1);
        assertThat(patience.isExhausted()).isTrue();
    }

    @Test
    void questionThatCameBack_isForgiven() {
        Patience patience = new Patience(SHORT, threads);
        patience.ask(hanging());

        release.countDown();

        Awaitility.await().until(() -> !patience.isExhausted());
        assertThat(patience.insist(() -> "yes", LONG)).contains("yes");
    }

    @Test
    void whoHasNobodyElseToAsk_asksAlsoThen_butNotWithoutBound() {
        Patience patience = new Patience(SHORT, threads);
        patience.ask(hanging());

        assertThat(patience.insist(() -> "yes", LONG)).contains("yes");
        for (int i = 0; i < 2 * Patience.QUESTIONS_MAX; i++) {
            patience.insist(hanging(), Duration.ofNanos(1));
        }

        Awaitility.await().until(() -> put.get() == Patience.QUESTIONS_MAX);
        assertThat(patience.insist(() -> "yes", LONG)).isEmpty();
    }

    @Test
    void executorThatTakesNothing_isNoAnswer() {
        threads.shutdownNow();

        assertThat(new Patience(LONG, threads).ask(() -> "yes")).isEmpty();
    }

    private Supplier<Boolean> hanging() {
        return () -> {
            put.incrementAndGet();
            CompletableFuture<Boolean> released = new CompletableFuture<>();
            threads.execute(() -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                released.complete(true);
            });
            return released.join();
        };
    }
}
