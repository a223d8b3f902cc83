package vrs.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.dns.policy.EntryRule;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.Settings;
import vrs.signing.InternalCredential;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** The whole entry process: health asked on the internal ports, names that move, settings. */
class EntryTest {
    private static final InternalCredential CREDENTIAL = InternalCredential.of("credential-of-the-tests");
    private static final EntryRule QUICK = new EntryRule(50, 2, 300, 300, 300, 200, 300);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path home;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> status = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    /** A public port that says its AZ and closes, and the internal port behind it. */
    private Instance gateway(String az) throws IOException {
        status.put(az, new AtomicInteger(200));
        for (int attempt = 0; ; attempt++) {
            ServerSocket port = new ServerSocket(0, 50, LOOPBACK);
            try {
                HttpServer internal = HttpServer.create(new InetSocketAddress(LOOPBACK, port.getLocalPort() + 1), 0);
                internal.createContext("/internal/ready", exchange -> {
                    asked.add(az + " " + exchange.getRequestHeaders().getFirst("VRS-Internal"));
                    exchange.sendResponseHeaders(status.get(az).get(), -1);
                    exchange.close();
                });
                internal.start();
                open.add(() -> internal.stop(0));
                open.add(port);
                Thread.ofVirtual().start(() -> sayAz(port, az));
                return new Instance(
                        az + "-gateway-1", Role.GATEWAY, az, "-", "vm", "private", "127.0.0.1", port.getLocalPort());
            } catch (IOException e) {
                port.close();
                if (attempt > 20) {
                    throw e;
                }
            }
        }
    }

    private static void sayAz(ServerSocket port, String az) {
        while (!port.isClosed()) {
            try {
                Socket socket = port.accept();
                Thread.ofVirtual().start(() -> sayAz(socket, az));
            } catch (IOException e) {
                // The next one.
            }
        }
    }

    private static void sayAz(Socket accepted, String az) {
        try (Socket socket = accepted) {
            byte[] head = socket.getInputStream().readNBytes(28);
            // A splice begins with the PROXY header; whether clients reach the gateway is asked with OPTIONS.
            String says =
                    head.length == 0 || head[0] == 'O' ? "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n" : az;
            socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It went.
            return;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private static String azAt(EntryName name) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", name.port())) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void name_movesWhenItsGatewayIsNotReady_andComesBack() throws Exception {
        EntryName main = new EntryName(Kind.MAIN, "r1", "main.r1.localhost", freePort());
        EntryName retry = new EntryName(Kind.RETRY, "r1", "retry.r1.localhost", freePort());
        Topology topology = new Topology(
                List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1")),
                List.of(gateway("r1-az1"), gateway("r1-az2")),
                List.of(main, retry),
                List.of());
        Entry entry = new Entry(
                new EntryConfig("entry-1", home, home, 1, 2, QUICK),
                new StartFiles(topology, CREDENTIAL),
                new SimpleMeterRegistry(),
                new EventLog(new PrintStream(log, true, StandardCharsets.UTF_8), Clock.systemUTC(), "entry-1"));
        open.add(entry);
        await().until(entry::isReady);
        assertThat(azAt(main)).isEqualTo("r1-az1");
        assertThat(azAt(retry)).isEqualTo("r1-az2");
        assertThat(asked).contains("r1-az1 " + CREDENTIAL.value(), "r1-az2 " + CREDENTIAL.value());

        status.get("r1-az1").set(503);
        await().until(() -> azAt(main).equals("r1-az2"));
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("event=entry-moved name=main.r1 from=r1-az1 to=r1-az2");
        assertThat(entry.isReady()).as("it speaks of itself only").isTrue();

        status.get("r1-az1").set(200);
        await().until(() -> azAt(main).equals("r1-az1"));
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(l -> l.contains("entry-moved")))
                .as("one line for each change")
                .hasSize(2);

        new ControlFile(ControlFile.in(home), ControlState.atRest("r1-az1"))
                .change(state -> state.with(Map.of("dns.r1.main", "r1-az2"), "an-operator", 1));
        await().until(() -> azAt(main).equals("r1-az2") && azAt(retry).equals("r1-az1"));

        entry.close();
        assertThat(entry.isReady()).isFalse();
        assertThatThrownBy(() -> azAt(main)).isInstanceOf(IOException.class);
    }

    @Test
    void azWithoutGateway_isNoTopologyForIt() {
        Topology topology = new Topology(List.of(new Az("r1-az1", "r1")), List.of(), List.of(), List.of());

        assertThatThrownBy(() -> new vrs.dns.health.Gateways(topology))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r1-az1");
    }

    @ParameterizedTest
    @CsvSource({
        "vrs.instance,''",
        "vrs.home,''",
        "vrs.topology,' '",
        "vrs.port,70000",
        "vrs.management.port,x",
        "vrs.entry.drainRampMs,0"
    })
    void badSetting_isNamed(String key, String value) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "vrs.instance", "entry-1",
                "vrs.home", "/h",
                "vrs.topology", "/h/t",
                "vrs.port", "17090",
                "vrs.management.port", "17590"));
        assertThat(EntryConfig.read(new Settings(settings::get), "entry").managementPort())
                .isEqualTo(17_590);
        settings.put(key, value);

        assertThatThrownBy(() -> EntryConfig.read(new Settings(settings::get), "entry"))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(key + " ");
    }
}
