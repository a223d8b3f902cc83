package vrs.dns.splice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.dns.health.Gateways;
import vrs.dns.health.HealthRounds;
import vrs.dns.policy.EntryRule;
import vrs.dns.policy.EntrySwitches;
import vrs.dns.policy.GatewayAnswer;
import vrs.dns.policy.Switchboard;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** The splice over loopback, between sockets of the test, with rounds that the test beats. */
class SpliceTest {
    private static final byte[] SIGNATURE = {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};
    private static final EntryName MAIN = new EntryName(Kind.MAIN, "r1", "main.r1.localhost", 1);
    private static final EntryName RETRY = new EntryName(Kind.RETRY, "r1", "retry.r1.localhost", 2);
    private static final int BIG = 64 * 1024 * 1024;

    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Splices splices = new Splices(metrics);
    private final Map<String, GatewayAnswer> says =
            new ConcurrentHashMap<>(Map.of("r1-az1", GatewayAnswer.READY, "r1-az2", GatewayAnswer.READY));
    private final AtomicLong nanos = new AtomicLong(1);
    private final Map<EntryName, Channel> ports = new HashMap<>();
    private volatile double draw;
    private ScriptedGateway az1;
    private ScriptedGateway az2;
    private HealthRounds rounds;
    private Switchboard switchboard;

    @BeforeEach
    void start() throws IOException {
        az1 = new ScriptedGateway();
        az2 = new ScriptedGateway();
        Topology topology = new Topology(
                List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1")),
                List.of(gateway("r1-az1", az1.port()), gateway("r1-az2", az2.port())),
                List.of(MAIN, RETRY),
                List.of());
        Switchboard.Listener listener = new Switchboard.Listener() {
            @Override
            public void nameMoved(EntryName name, String from, String to) {
                splices.moved(name);
            }

            @Override
            public void azDown(String az) {
                splices.close(az);
            }
        };
        switchboard =
                new Switchboard(topology, EntryRule.defaults(), EntrySwitches.NONE, nanos::get, () -> draw, listener);
        rounds = new HealthRounds(switchboard, az -> CompletableFuture.completedFuture(says.get(az)));
        EntryServer server = new EntryServer(loops, switchboard, new Gateways(topology), splices, 200);
        for (EntryName name : topology.names()) {
            ports.put(name, server.listen(name, new InetSocketAddress("127.0.0.1", 0)));
        }
    }

    @AfterEach
    void stop() throws IOException {
        splices.closeAll();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        az1.close();
        az2.close();
    }

    /** Each gateway is asked once, and the time goes on. */
    private void round() {
        rounds.tick();
        nanos.addAndGet(Duration.ofMillis(EntryRule.defaults().intervalMs()).toNanos());
        switchboard.tick();
    }

    private static Instance gateway(String az, int port) {
        return new Instance(az + "-gateway-1", Role.GATEWAY, az, "-", "vm", "private", "127.0.0.1", port);
    }

    private int port(EntryName name) {
        return ((InetSocketAddress) ports.get(name).localAddress()).getPort();
    }

    private Socket connect(EntryName name, String from) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(65_536);
        socket.setSoTimeout(10_000);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port(name)));
        return socket;
    }

    private static byte[] header(Socket gateway) throws IOException {
        return new DataInputStream(gateway.getInputStream()).readNBytes(28);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String receive(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }

    private static boolean isEnded(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private double connections(String name, String az) {
        return metrics.get("vrs.entry.connections")
                .tags("name", name, "az", az)
                .gauge()
                .value();
    }

    @Test
    void gateway_isToldTheClientsAddress_byteForByte() throws Exception {
        try (Socket client = connect(MAIN, "127.1.0.7")) {
            byte[] header = header(az1.take());

            assertThat(header).startsWith(SIGNATURE);
            assertThat(header[12]).as("version 2, PROXY").isEqualTo((byte) 0x21);
            assertThat(header[13]).as("TCP over IPv4").isEqualTo((byte) 0x11);
            assertThat(header[14] << 8 | header[15]).as("length").isEqualTo(12);
            assertThat(new byte[] {header[16], header[17], header[18], header[19]})
                    .containsExactly(127, 1, 0, 7);
            assertThat(new byte[] {header[20], header[21], header[22], header[23]})
                    .containsExactly(127, 0, 0, 1);
            assertThat((header[24] & 0xff) << 8 | header[25] & 0xff).isEqualTo(client.getLocalPort());
            assertThat((header[26] & 0xff) << 8 | header[27] & 0xff).isEqualTo(port(MAIN));
        }
    }

    @Test
    void bytes_goBothWays_andAnEndIsPassedOn() throws Exception {
        try (Socket client = connect(MAIN, "127.0.0.1")) {
            Socket gateway = az1.take();
            header(gateway);
            send(client, "hello");
            assertThat(receive(gateway, 5)).isEqualTo("hello");
            send(gateway, "world");
            assertThat(receive(client, 5)).isEqualTo("world");
            assertThat(connections("main.r1", "r1-az1")).isEqualTo(1);

            gateway.close();
            assertThat(isEnded(client)).isTrue();
        }
        await().until(() -> connections("main.r1", "r1-az1") == 0);
    }

    @Test
    void halfClosed_theOtherWayStaysOpen() throws Exception {
        try (Socket client = connect(MAIN, "127.0.0.1")) {
            Socket gateway = az1.take();
            header(gateway);
            send(client, "all");
            client.shutdownOutput();
            assertThat(new String(gateway.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("all");

            send(gateway, "answer");
            gateway.shutdownOutput();

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("answer");
        }
        await().until(() -> connections("main.r1", "r1-az1") == 0);
    }

    @Test
    void clientThatGoes_takesItsGatewayConnectionAlong() throws Exception {
        Socket client = connect(MAIN, "127.0.0.1");
        Socket gateway = az1.take();
        header(gateway);

        client.close();

        assertThat(isEnded(gateway)).isTrue();
    }

    @Test
    void resetOfAGateway_isAResetForTheClient() throws Exception {
        try (Socket client = connect(MAIN, "127.0.0.1")) {
            Socket gateway = az1.take();
            header(gateway);
            send(gateway, "half");
            assertThat(receive(client, 4)).isEqualTo("half");

            gateway.setSoLinger(true, 0);
            gateway.close();

            assertThatThrownBy(() -> client.getInputStream().read())
                    .as("a cut must not look like an end")
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void names_leadToDifferentAzs() throws Exception {
        try (Socket main = connect(MAIN, "127.0.0.1");
                Socket retry = connect(RETRY, "127.0.0.1")) {
            assertThat(main.isConnected() && retry.isConnected()).isTrue();
            header(az1.take());
            header(az2.take());
            assertThat(az1.nobodyWaits() && az2.nobodyWaits()).isTrue();
        }
    }

    @Test
    void refusedConnection_isFollowedByTheNextAtOnce() throws Exception {
        az1.close();
        try (Socket client = connect(MAIN, "127.0.0.1")) {
            send(client, "x");
            Socket gateway = az2.take();
            header(gateway);

            assertThat(receive(gateway, 1)).isEqualTo("x");
        }
        assertThat(metrics.get("vrs.entry.connect.failures")
                        .tags("az", "r1-az1")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void nobodyAccepts_theClientIsLetGo() throws Exception {
        az1.close();
        az2.close();
        try (Socket client = connect(MAIN, "127.0.0.1")) {
            assertThat(isEnded(client)).isTrue();
        }
    }

    @Test
    void azThatGoesDown_losesItsConnectionsAfterThreeMisses_andNewOnesGoElsewhere() throws Exception {
        try (Socket client = connect(MAIN, "127.0.0.1");
                Socket other = connect(RETRY, "127.0.0.1")) {
            header(az1.take());
            Socket kept = az2.take();
            header(kept);
            says.put("r1-az1", GatewayAnswer.SILENT);

            round();
            round();
            send(client, "still");
            assertThat(connections("main.r1", "r1-az1")).isEqualTo(1);
            round();

            assertThat(isEnded(client)).isTrue();
            send(other, "kept");
            assertThat(receive(kept, 4)).isEqualTo("kept");
            try (Socket anew = connect(MAIN, "127.0.0.1")) {
                assertThat(anew.isConnected()).isTrue();
                header(az2.take());
            }
        }
        assertThat(metrics.get("vrs.entry.switches")
                        .tags("name", "main.r1")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void azThatComesBack_getsNewConnectionsWhenItHasHeld() throws Exception {
        Socket before = connect(MAIN, "127.0.0.1");
        header(az1.take());
        round();
        says.put("r1-az1", GatewayAnswer.SILENT);
        round();
        round();
        round();
        assertThat(isEnded(before)).isTrue();
        says.put("r1-az1", GatewayAnswer.READY);
        for (int i = 0; i < 9; i++) {
            round();
        }
        try (Socket early = connect(MAIN, "127.0.0.1")) {
            assertThat(early.isConnected()).isTrue();
            header(az2.take());
            round();
            try (Socket later = connect(MAIN, "127.0.0.1")) {
                Socket home = az1.take();
                header(home);
                send(later, "home");
                assertThat(receive(home, 4)).isEqualTo("home");
                assertThat(connections("main.r1", "r1-az2"))
                        .as("what works stays")
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void drainedAz_keepsItsConnections_andGetsNoNewOnes() throws Exception {
        try (Socket client = connect(MAIN, "127.0.0.1")) {
            Socket gateway = az1.take();
            header(gateway);
            switchboard.decided(new EntrySwitches(Set.of("r1-az1"), Map.of()));
            draw = 0.5;
            nanos.addAndGet(Duration.ofSeconds(4).toNanos());
            try (Socket early = connect(MAIN, "127.0.0.1")) {
                assertThat(early.isConnected()).isTrue();
                header(az1.take());
            }
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            try (Socket moved = connect(MAIN, "127.0.0.1")) {
                assertThat(moved.isConnected()).isTrue();
                header(az2.take());
            }

            send(client, "kept");
            assertThat(receive(gateway, 4)).isEqualTo("kept");
        }
    }

    @Test
    void gatewayThatSaysThatItStops_keepsItsConnections_andGetsNoNewOnes() throws Exception {
        try (Socket client = connect(MAIN, "127.0.0.1")) {
            Socket gateway = az1.take();
            header(gateway);
            round();
            says.put("r1-az1", GatewayAnswer.NOT_READY);
            round();
            try (Socket anew = connect(MAIN, "127.0.0.1")) {
                assertThat(anew.isConnected()).isTrue();
                header(az2.take());
            }

            round();
            round();
            send(client, "kept");
            assertThat(receive(gateway, 4)).isEqualTo("kept");
        }
    }

    @Test
    void slowClient_setsThePace() throws Exception {
        AtomicLong written = new AtomicLong();
        try (Socket client = connect(MAIN, "127.0.0.1")) {
            Socket gateway = az1.take();
            header(gateway);
            gateway.setSendBufferSize(65_536);
            Thread.ofVirtual().start(() -> {
                byte[] piece = new byte[65_536];
                try {
                    for (int i = 0; i < BIG; i += piece.length) {
                        gateway.getOutputStream().write(piece);
                        written.addAndGet(piece.length);
                    }
                    gateway.shutdownOutput();
                } catch (IOException e) {
                    written.set(-1);
                }
            });
            long[] before = {-1};
            await().pollInterval(Duration.ofMillis(300)).until(() -> {
                boolean stands = written.get() > 0 && written.get() == before[0];
                before[0] = written.get();
                return stands;
            });
            assertThat(written.get()).as("only buffers have filled").isLessThan(BIG / 2);

            assertThat(client.getInputStream().readAllBytes()).hasSize(BIG);
        }
    }
}
