package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vrs.catalog.Entries.video;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vrs.catalog.FailureReason;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;

/** A Redis that is killed, hung, late or not there, as a real process. */
@Timeout(60)
class RedisFaultTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(150);

    private RedisServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = RedisServer.start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private StreamStore open() {
        return RedisStreamStore.connect(server.config("vrs"), System::nanoTime);
    }

    @Test
    void hungRedis_failsEachCallInItsTime_andAnswersAgainWhenItGoesOn() {
        try (StreamStore store = open()) {
            store.write(video("a", 1), AMPLE);
            server.hang();

            assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Failed(FailureReason.TIMED_OUT));
            assertThat(store.write(video("b", 2), SHORT)).isEqualTo(new WriteOutcome.Failed(FailureReason.TIMED_OUT));
            assertThatThrownBy(() -> store.newestRevision(SHORT))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.TIMED_OUT));

            server.goOn();

            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 1)));
            assertThat(store.write(video("b", 2), AMPLE)).isNotInstanceOf(WriteOutcome.Failed.class);
        }
    }

    /** Long enough that its connection was given up, and attempts at new ones met nothing but silence. */
    @Test
    void redisThatHungForLong_isUsedAgainWhenItGoesOn() {
        RedisConfig impatient = new RedisConfig(
                "127.0.0.1",
                server.port(),
                "vrs",
                Duration.ofMillis(200),
                Duration.ofMillis(10),
                Duration.ofMillis(200),
                64);
        try (StreamStore store = RedisStreamStore.connect(impatient, System::nanoTime)) {
            assertThat(store.write(video("a", 1), AMPLE)).isEqualTo(new WriteOutcome.Written());
            server.hang();
            for (int i = 0; i < 12; i++) {
                assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Failed(FailureReason.TIMED_OUT));
            }

            server.goOn();

            Awaitility.await().untilAsserted(() -> assertThat(store.lookup("a", AMPLE))
                    .isEqualTo(new Lookup.Found(video("a", 1))));
        }
    }

    @Test
    void hungRedis_failsManyCallersEachInItsTime() throws Exception {
        try (StreamStore store = open()) {
            store.write(video("a", 1), AMPLE);
            server.hang();
            List<Future<Lookup>> lookups = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 3_000; i++) {
                    lookups.add(threads.submit(() -> store.lookup("a", SHORT)));
                }
                for (Future<Lookup> lookup : lookups) {
                    // Not a figure of merit: far below the seconds that a driver waits of its own accord.
                    assertThat(lookup.get(5, TimeUnit.SECONDS)).isInstanceOf(Lookup.Failed.class);
                }
            }
            server.goOn();

            Awaitility.await().untilAsserted(() -> assertThat(store.lookup("a", AMPLE))
                    .isEqualTo(new Lookup.Found(video("a", 1))));
        }
    }

    @Test
    void killedRedis_isRefusedAtOnce_andUsedAgainWhenItIsBack() throws IOException {
        try (StreamStore store = open()) {
            store.write(video("a", 1), AMPLE);
            server.kill();

            Awaitility.await().untilAsserted(() -> assertThat(store.lookup("a", AMPLE))
                    .isEqualTo(new Lookup.Failed(FailureReason.CONNECT_REFUSED)));
            assertThat(store.write(video("b", 1), AMPLE))
                    .isEqualTo(new WriteOutcome.Failed(FailureReason.CONNECT_REFUSED));
            assertThatThrownBy(() -> store.newestRevision(AMPLE))
                    .isInstanceOfSatisfying(StoreUnavailable.class, e -> assertThat(e.reason())
                            .isEqualTo(FailureReason.CONNECT_REFUSED));

            server.startAgain();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Absent()));
            assertThat(store.write(video("a", 1), AMPLE)).isEqualTo(new WriteOutcome.Written());
        }
    }

    @Test
    void killedWhileItHangs_failsThoseWhoWaitWithoutWaitingForTheirTime() throws Exception {
        try (StreamStore store = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            store.write(video("a", 1), AMPLE);
            server.hang();
            Future<Lookup> waiting = threads.submit(() -> store.lookup("a", Duration.ofMinutes(5)));
            assertThat(store.lookup("a", SHORT)).isInstanceOf(Lookup.Failed.class);

            server.kill();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(new Lookup.Failed(FailureReason.CONNECT_REFUSED));
        }
    }

    @Test
    void redisThatComesUpLater_isUsedFromThenOn() throws IOException {
        server.kill();
        try (StreamStore store = open()) {
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Failed(FailureReason.CONNECT_REFUSED));

            server.startAgain();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Absent()));
        }
    }

    @Test
    void listenerThatSaysNothing_timesOut() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                StreamStore store = RedisStreamStore.connect(
                        RedisConfig.of("127.0.0.1", silent.getLocalPort()), System::nanoTime)) {
            assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Failed(FailureReason.TIMED_OUT));
        }
    }

    /** The other end is gone without a word, as behind a cut cable: only a new connection finds out. */
    @Test
    void connectionThatStaysSilentForTooLong_isGivenUpForANewOne() throws Exception {
        try (Cable cable = new Cable(server.port());
                StreamStore store = RedisStreamStore.connect(
                        new RedisConfig(
                                "127.0.0.1",
                                cable.port(),
                                "vrs",
                                Duration.ofSeconds(1),
                                Duration.ofMillis(10),
                                Duration.ofMillis(300),
                                64),
                        System::nanoTime)) {
            store.write(video("a", 1), AMPLE);
            cable.cutWhatIsThere();
            assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Failed(FailureReason.TIMED_OUT));

            Awaitility.await().untilAsserted(() -> assertThat(store.lookup("a", SHORT))
                    .isEqualTo(new Lookup.Found(video("a", 1))));
        }
    }

    /** Passes bytes on until it is cut, and then keeps its connections open without a word; new ones work. */
    private static final class Cable implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> sockets = java.util.Collections.synchronizedList(new ArrayList<>());
        private final int target;
        private volatile int cuts;

        Cable(int target) throws IOException {
            this.target = target;
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return door.getLocalPort();
        }

        void cutWhatIsThere() {
            cuts++;
        }

        private void accept() {
            while (!door.isClosed()) {
                try {
                    Socket near = door.accept();
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(near);
                    sockets.add(far);
                    int born = cuts;
                    Thread.ofVirtual().start(() -> pass(near, far, born));
                    Thread.ofVirtual().start(() -> pass(far, near, born));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void pass(Socket from, Socket to, int born) {
            byte[] bytes = new byte[8_192];
            try {
                for (int count = from.getInputStream().read(bytes);
                        count >= 0 && cuts == born;
                        count = from.getInputStream().read(bytes)) {
                    to.getOutputStream().write(bytes, 0, count);
                }
            } catch (IOException e) {
                // Closed by the test.
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            for (Socket socket : List.copyOf(sockets)) {
                socket.close();
            }
        }
    }
}
