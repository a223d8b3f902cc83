package vrs.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vrs.faults.lease.Lease;
import vrs.faults.lease.LeaseBook;
import vrs.faults.lease.TestTimer;
import vrs.faults.wire.Hang;
import vrs.faults.wire.Latency;

/** A path on which nothing is wrong is as if it were not there. */
class ProxiesTest {
    @Test
    void bigAnswer_arrivesWhole_alsoWhenItIsLate() throws IOException {
        try (Bench bench = new Bench();
                Talk talk = bench.talk()) {
            assertThat(talk.ask("/big").body()).isEqualTo(ScriptedTarget.body("/big"));
            assertThat(bench.carriedBack.get()).isGreaterThan(2_000_000);

            bench.injectHttp(new Latency(Duration.ofMillis(50)));
            talk.send("/big2");
            Thread mover = Thread.ofVirtual()
                    .start(() -> await().pollInterval(Duration.ofMillis(2)).until(() -> {
                        bench.timer.advance(Duration.ofMillis(50));
                        return bench.carriedBack.get() > 4_000_000;
                    }));

            assertThat(talk.answer().body()).isEqualTo(ScriptedTarget.body("/big2"));
            assertThat(mover.isAlive() || bench.carriedBack.get() > 4_000_000).isTrue();
        }
    }

    @Test
    void endOfInput_travelsOneWay_andTheOtherWayStays() throws IOException {
        try (Bench bench = new Bench();
                Talk talk = bench.bytes()) {
            byte[] bytes = "last words".getBytes(StandardCharsets.US_ASCII);
            talk.write(bytes);
            talk.endOutput();

            assertThat(talk.read(100)).as("all, and then the end").isEqualTo(bytes);
            await().until(() -> bench.open.get() == 0);
        }
    }

    @Test
    void targetThatIsGone_breaksTheConnection() throws IOException {
        try (Bench bench = new Bench()) {
            bench.target.close();

            assertThatThrownBy(() -> {
                        try (Talk talk = bench.talk()) {
                            talk.ask("/x");
                        }
                    })
                    .as("a break, not a silence")
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void distance_delaysAnswersWithoutAnyFault() throws IOException {
        TestTimer timer = new TestTimer();
        EventLoopGroup loops = new NioEventLoopGroup(1);
        InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
        try (ScriptedTarget target = new ScriptedTarget();
                Proxies proxies = Proxies.start(
                        List.of(new Edge("a", "b/drm", Protocol.HTTP, any, target.address(), Duration.ofMillis(30))),
                        new Wiring(loops, timer, timer, ScriptedRandom::new, Duration.ofSeconds(5)),
                        new LeaseBook<>(timer, timer, event -> {}),
                        edge -> Traffic.UNCOUNTED);
                Talk talk = Talk.to(proxies.address("a->b/drm"))) {
            talk.send("/far");
            await().until(() -> timer.waitingMs().equals(List.of(30L)));
            timer.advance(Duration.ofMillis(30));

            assertThat(talk.answer().status()).isEqualTo(200);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void takenPort_failsTheStart_andLeavesNoPortOpen() throws IOException {
        TestTimer timer = new TestTimer();
        EventLoopGroup loops = new NioEventLoopGroup(1);
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Edge> edges =
                    List.of(edge("b/drm", free, taken.getLocalPort()), edge("b/redis", taken.getLocalPort(), free));

            assertThatThrownBy(() -> Proxies.start(
                            edges,
                            new Wiring(loops, timer, timer, ScriptedRandom::new, Duration.ofSeconds(5)),
                            new LeaseBook<>(timer, timer, event -> {}),
                            edge -> Traffic.UNCOUNTED))
                    .isInstanceOf(BindException.class);

            try (ServerSocket again = new ServerSocket(free, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThat(again.getLocalPort()).isEqualTo(free);
            }
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void unknownTarget_isRefusedWithThePathsThatThereAre() throws IOException {
        try (Bench bench = new Bench()) {
            assertThat(bench.proxies.inject(new Order.Break(new Hang()), "nonsense", Lease.DEFAULT))
                    .isEqualTo(new Answer.NoSuchPath("no path \"nonsense\"; there are those from a to b/drm, b/redis"));
        }
    }

    private static Edge edge(String target, int listen, int upstream) {
        return new Edge(
                "a",
                target,
                Protocol.HTTP,
                new InetSocketAddress("127.0.0.1", listen),
                new InetSocketAddress("127.0.0.1", upstream),
                Duration.ZERO);
    }
}
