package vrs.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.dns.policy.EntryRule;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.Settings;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/** The whole responder over sockets, asked by a resolver that is not ours. */
class ResponderTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final EntryRule PATIENT = new EntryRule(50, 1, 0, 300, 300, 200, 300);

    @TempDir
    private Path home;

    private final Map<String, AtomicInteger> status = new HashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private int port;
    private Responder responder;

    @BeforeEach
    void start() throws IOException {
        port = freePort();
        Path topology = Files.write(
                home.resolve("all.topology"),
                TopologyFile.format(new Topology(
                        List.of(new Az("r1-az1", "r1"), new Az("r2-az1", "r2")),
                        List.of(gateway("r1-az1"), gateway("r2-az1")),
                        List.of(
                                name(Kind.MAIN, "r1"),
                                name(Kind.RETRY, "r1"),
                                name(Kind.MAIN, "r2"),
                                name(Kind.RETRY, "r2")),
                        List.of())));
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/regions"), "127.0.0.0/16 r1\n127.1.0.0/16 r2\n");
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/internal.credential"), "a-credential-of-the-tests-that-is-long-enough\n");
        DnsConfig read = DnsConfig.read(new Settings(settings(topology)::get));
        EntryConfig process = read.process();
        DnsConfig config = new DnsConfig(
                new EntryConfig(
                        process.instance(),
                        process.home(),
                        process.topology(),
                        process.port(),
                        process.managementPort(),
                        PATIENT),
                read.regions(),
                read.ttlS());
        responder = new Responder(
                config,
                DnsFiles.read(config),
                metrics,
                new EventLog(new PrintStream(log, true, StandardCharsets.UTF_8), Clock.systemUTC(), "dns-1"));
        open.add(responder);
        await().until(responder::isReady);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private Map<String, String> settings(Path topology) {
        return new HashMap<>(Map.of(
                "vrs.instance", "dns-1",
                "vrs.home", home.toString(),
                "vrs.topology", topology.toString(),
                "vrs.port", Integer.toString(port),
                "vrs.management.port", "17553"));
    }

    private static EntryName name(Kind kind, String region) {
        return new EntryName(
                kind,
                region,
                kind.name().toLowerCase(java.util.Locale.ROOT) + "." + region + ".localhost",
                1 + kind.ordinal());
    }

    private Instance gateway(String az) throws IOException {
        status.put(az, new AtomicInteger(200));
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(
                    exchange.getRequestMethod().equals("OPTIONS")
                            ? 204
                            : status.get(az).get(),
                    -1);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        int bound = server.getAddress().getPort();
        return new Instance(az + "-gateway-1", Role.GATEWAY, az, "-", "vm", "private", "127.0.0.1", bound, bound);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private Message ask(String name, int type, boolean tcp, EDNSOption... options) throws IOException {
        SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(LOOPBACK, port));
        resolver.setTimeout(Duration.ofSeconds(5));
        resolver.setTCP(tcp);
        Message query = Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
        query.addRecord(new OPTRecord(1_232, 0, 0, 0, options), Section.ADDITIONAL);
        return resolver.send(query);
    }

    private String az(String name) throws IOException {
        return ask(name, Type.TXT, false).getSection(Section.ANSWER).getFirst().rdataToString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resolver_isAnswered(boolean tcp) throws IOException {
        assertThat(ask("main.r1.localhost.", Type.A, tcp).getSection(Section.ANSWER))
                .extracting(Record::rdataToString)
                .containsExactly("127.0.0.1");
        assertThat(ask("main.r1.localhost.", Type.AAAA, tcp).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(ask("nobody.localhost.", Type.A, tcp).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        ClientSubnetOption subnet = new ClientSubnetOption(16, InetAddress.ofLiteral("127.1.0.0"));
        Message far = ask("main.localhost.", Type.TXT, tcp, subnet);
        assertThat(far.getSection(Section.ANSWER))
                .extracting(Record::rdataToString)
                .containsExactly("az=r2-az1 region=r2");
        assertThat(far.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET))
                .containsExactly(new ClientSubnetOption(16, 16, InetAddress.ofLiteral("127.1.0.0")));
        assertThat(metrics.get("vrs.dns.queries")
                        .tags("name", "main.r1", "rcode", "NOERROR", "transport", tcp ? "tcp" : "udp")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void names_followHealthAndControl() throws Exception {
        assertThat(az("main.r1.localhost.")).isEqualTo("az=r1-az1");
        assertThat(az("retry.r1.localhost.")).isEqualTo("az=r2-az1");

        status.get("r1-az1").set(503);
        await().until(() -> az("main.r1.localhost.").equals("az=r2-az1"));
        assertThat(responder.isReady()).as("it speaks of itself only").isTrue();
        status.get("r1-az1").set(200);
        await().until(() -> az("main.r1.localhost.").equals("az=r1-az1"));

        new ControlFile(ControlFile.in(home), ControlState.atRest("r1-az1"))
                .change(state -> state.with(Map.of("az.r1-az1", "drained"), "an-operator", 1));
        await().until(() -> az("main.r1.localhost.").equals("az=r2-az1"));
        await().until(() -> log.toString(StandardCharsets.UTF_8).contains("event=name-moved name=main.r1 from=r1-az1"));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("event=control-changed");
    }

    @Test
    void rubbish_harmsNobody() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = new byte[random.nextInt(1_400)];
                random.nextBytes(bytes);
                socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
            }
        }
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket(LOOPBACK, port)) {
                byte[] bytes = new byte[random.nextInt(3_000)];
                random.nextBytes(bytes);
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                // It ended what is no question.
                continue;
            }
        }

        assertThat(az("main.r1.localhost.")).as("seed " + seed).isEqualTo("az=r1-az1");
        assertThat(ask("main.r1.localhost.", Type.A, true).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(metrics.find("vrs.dns.queries").tag("rcode", "SERVFAIL").counters())
                .as("seed " + seed)
                .isEmpty();
    }

    @Test
    void connection_mayAskMoreThanOnce() throws IOException {
        byte[] query = Message.newQuery(Record.newRecord(Name.fromString("main.r1.localhost."), Type.A, DClass.IN))
                .toWire();
        try (Socket socket = new Socket(LOOPBACK, port)) {
            socket.setSoTimeout(5_000);
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(new byte[] {0, (byte) query.length});
                socket.getOutputStream().write(query);
                DataInputStream in = new DataInputStream(socket.getInputStream());
                Message answer = new Message(in.readNBytes(in.readUnsignedShort()));
                assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
            }
        }
    }

    @Test
    void stopped_itIsNotReadyAndItsPortIsFree() throws IOException {
        responder.close();

        assertThat(responder.isReady()).isFalse();
        assertThatThrownBy(() -> new Socket(LOOPBACK, port).close()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"vrs.port,70000", "vrs.dns.ttlS,-1", "vrs.dns.drainRampMs,x", "vrs.instance,''"})
    void badSetting_isNamed(String key, String value) {
        Map<String, String> settings = settings(home.resolve("all.topology"));
        settings.put(key, value);

        assertThatThrownBy(() -> DnsConfig.read(new Settings(settings::get)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(key + " ");
    }

    @ParameterizedTest
    @CsvSource({"run/regions,vrs.dns.regions", "all.topology,vrs.topology", "keys/internal.credential,vrs.home"})
    void badFile_isNamedByItsKey(String file, String key) throws IOException {
        Files.writeString(home.resolve(file), "instance\n");

        assertThatThrownBy(
                        () -> DnsFiles.read(DnsConfig.read(new Settings(settings(home.resolve("all.topology"))::get))))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(key + " ");
    }

    @Test
    void hostName_isNoAddressToAnswer() throws IOException {
        Path topology = home.resolve("all.topology");
        Files.writeString(topology, Files.readString(topology).replace("private 127.0.0.1", "private gateway.example"));

        assertThatThrownBy(() -> DnsFiles.read(DnsConfig.read(new Settings(settings(topology)::get))))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("vrs.topology ");
    }
}
