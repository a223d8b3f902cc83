package vrs.catalog.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final Queue<Connection> closed = new ConcurrentLinkedQueue<>();
    private final Connections connections = new Connections(this::open, 2);

    @Test
    void connection_isUsedAgain() throws Exception {
        Connection first = connections.ask(c -> c);
        Connection second = connections.ask(c -> c);

        assertThat(second).isSameAs(first);
        assertThat(opened).hasValue(1);
    }

    @Test
    void connections_ofAStoreThatIsSeldomAsked_areThereBeforeAllCome() throws Exception {
        Connections eight = new Connections(this::open, 8);
        // Not every call opens one: a call that comes while the last one is in the making leaves it at that.
        Awaitility.await().until(() -> eight.ask(_ -> opened.get()) >= 4);
        for (int i = 0; i < 10; i++) {
            eight.ask(c -> c);
        }

        assertThat(opened).as("half of those that may be").hasValue(4);
    }

    @Test
    void connections_areNoMoreThanAllowed() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Object>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                asked.add(threads.submit(() -> connections.ask(c -> {
                    most.accumulateAndGet(within.incrementAndGet(), Math::max);
                    both.countDown();
                    await(goOn);
                    within.decrementAndGet();
                    return "";
                })));
            }
            both.await();
            goOn.countDown();
            for (Future<Object> each : asked) {
                each.get();
            }
        }

        assertThat(most).hasValue(2);
        assertThat(opened).hasValue(2);
    }

    @Test
    void connection_thatFailedIsNotUsedAgain() throws Exception {
        Connection first = connections.ask(c -> c);

        assertThatThrownBy(() -> connections.ask(fails("22000"))).isInstanceOf(SQLException.class);

        Connection second = connections.ask(c -> c);
        assertThat(second).isNotSameAs(first);
        Awaitility.await().until(() -> closed.contains(first));
    }

    @Test
    void connection_thatWasLostWhileItLayIsReplacedOnce() throws Exception {
        Connection first = connections.ask(c -> c);
        AtomicInteger tries = new AtomicInteger();

        Connection second = connections.ask(c -> {
            tries.incrementAndGet();
            if (c == first) {
                throw new SQLException("gone", "08006");
            }
            return c;
        });

        assertThat(second).isNotSameAs(first);
        assertThat(tries).hasValue(2);
    }

    @Test
    void serverThatIsGone_isAskedOnceOverANewConnection() throws Exception {
        connections.ask(c -> c);
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> connections.ask(c -> {
                    tries.incrementAndGet();
                    throw new SQLException("gone", "08006");
                }))
                .hasMessage("gone");

        assertThat(tries).hasValue(2);
        assertThat(opened).hasValue(2);
    }

    @Test
    void close_letsGoOfIdleOnesAndOfThoseThatComeBack() throws Exception {
        Connection idle = connections.ask(c -> c);

        connections.close();
        Connection late = connections.ask(c -> c);

        Awaitility.await().until(() -> closed.contains(idle) && closed.contains(late));
    }

    @Test
    void opening_thatTakesLongerThanItsCallerHasIsKept() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Connections slow = slow(begun, goOn, 1);
        Thread impatient = asking(slow);
        begun.await();
        impatient.interrupt();
        impatient.join();
        goOn.countDown();

        Awaitility.await().until(() -> opened.get() == 1);
        slow.ask(c -> c);
        slow.ask(c -> c);
        assertThat(opened).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void serverThatIsSlowToOpen_isNotAskedForAllConnectionsAtOnce() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Connections sixteen = new Connections(
                () -> {
                    most.accumulateAndGet(within.incrementAndGet(), Math::max);
                    await(goOn);
                    within.decrementAndGet();
                    return open();
                },
                16);
        List<Future<Connection>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                asked.add(threads.submit(() -> sixteen.ask(c -> c)));
            }
            Awaitility.await().during(Duration.ofMillis(200)).until(within::get, inTheMaking -> inTheMaking == 2);
            goOn.countDown();
            for (Future<Connection> each : asked) {
                each.get();
            }
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void connection_thatIsBroughtBackMeanwhile_sparesAnOpening() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Connections eight = slow(begun, goOn, 8);
        Thread impatient = asking(eight);
        begun.await();
        CompletableFuture<Integer> openedForTheNext = new CompletableFuture<>();
        Thread next = Thread.startVirtualThread(() -> {
            try {
                openedForTheNext.complete(eight.ask(_ -> opened.get()));
            } catch (SQLException | InterruptedException e) {
                openedForTheNext.completeExceptionally(e);
            }
        });
        Awaitility.await().until(() -> next.getState() == Thread.State.WAITING);
        impatient.interrupt();
        impatient.join();
        goOn.countDown();

        assertThat(openedForTheNext.get()).isEqualTo(1);
    }

    @Test
    void failedOpening_givesItsPlaceBack() throws Exception {
        Connections refused = new Connections(
                () -> {
                    throw new SQLException("nobody there", "08001");
                },
                1);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> refused.ask(c -> c)).hasMessage("nobody there");
        }
    }

    /** Each opening says that it has begun, and waits. */
    private Connections slow(CountDownLatch begun, CountDownLatch goOn, int connectionsMax) {
        return new Connections(
                () -> {
                    begun.countDown();
                    await(goOn);
                    return open();
                },
                connectionsMax);
    }

    private static Thread asking(Connections connections) {
        return Thread.startVirtualThread(() -> {
            try {
                connections.ask(c -> c);
            } catch (SQLException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static SqlCall<Object> fails(String state) {
        return c -> {
            throw new SQLException("no", state);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection open() {
        opened.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "close" -> {
                        closed.add((Connection) self);
                        yield null;
                    }
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> "connection";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
