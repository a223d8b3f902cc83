package vrs.catalog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.FailureReason;

class TimedCallsTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);

    private final TimedCalls calls =
            new TimedCalls(new Connections(TimedCallsTest::connection, 1), Executors.newVirtualThreadPerTaskExecutor());

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void call_whoseTimeIsUpFailsAndGivesItsConnectionBack() {
        assertThat(calls.within(Duration.ofMillis(50), c -> hang()))
                .isInstanceOfSatisfying(
                        Answer.Failed.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.TIMED_OUT));

        assertThat(calls.within(AMPLE, c -> "answered")).isEqualTo(new Answer.Value<>("answered"));
    }

    @Test
    void serverThatIsOnlySlow_keepsItsConnection() {
        AtomicInteger opened = new AtomicInteger();
        CountDownLatch answer = new CountDownLatch(1);
        TimedCalls slow = new TimedCalls(
                new Connections(
                        () -> {
                            opened.incrementAndGet();
                            return connection();
                        },
                        1),
                Executors.newVirtualThreadPerTaskExecutor());

        assertThat(slow.within(Duration.ofMillis(50), c -> waitFor(answer))).isInstanceOf(Answer.Failed.class);
        answer.countDown();

        assertThat(slow.within(AMPLE, c -> "answered")).isEqualTo(new Answer.Value<>("answered"));
        assertThat(opened).hasValue(1);
        slow.close();
    }

    @Test
    void call_withoutTimeLeftAsksNothing() {
        CountDownLatch asked = new CountDownLatch(1);

        assertThat(calls.within(Duration.ZERO, c -> {
                    asked.countDown();
                    return "";
                }))
                .isInstanceOf(Answer.Failed.class);

        assertThat(calls.within(AMPLE, c -> asked.getCount())).isEqualTo(new Answer.Value<>(1L));
    }

    @Test
    void driverThatThrowsWhatItShouldNot_isAStoreError() {
        assertThat(calls.within(AMPLE, c -> {
                    throw new IllegalStateException("a bug of a driver");
                }))
                .isInstanceOfSatisfying(
                        Answer.Failed.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.STORE_ERROR));
    }

    @Test
    void closed_failsAsAValue_alsoWhenClosedTwice() {
        calls.close();
        calls.close();

        assertThat(calls.within(AMPLE, c -> "")).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void close_endsWhatIsUnderWay() throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            calls.within(AMPLE, c -> {
                underWay.countDown();
                return hang();
            });
            ended.countDown();
        });
        underWay.await();

        calls.close();

        ended.await();
        assertThat(ended.getCount()).isZero();
    }

    private static String hang() {
        return waitFor(new CountDownLatch(1));
    }

    private static String waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                TimedCallsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
