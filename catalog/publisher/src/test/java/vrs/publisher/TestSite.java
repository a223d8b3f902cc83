package vrs.publisher;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.redis.RedisSite;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.DenyList;
import vrs.control.DenyListFormat;
import vrs.publisher.member.Member;
import vrs.publisher.member.MemberConfig;
import vrs.signing.SignedLines;

/** A home, and AZs whose document stores run in this process; dash-services only where a test starts one. */
final class TestSite implements AutoCloseable {
    static final Duration AMPLE = Duration.ofSeconds(10);
    static final String CREDENTIAL = "a-credential-of-the-test";
    static final String ADMIN = "an-admin-token-of-the-test";

    /** What a run of the publisher came to. */
    record Run(int exit, String out, String err) {}

    final Path home;
    private final Optional<RedisSite> redis;
    private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    private final Map<String, MongoServer> servers = new LinkedHashMap<>();
    private final List<String> dashLines = new ArrayList<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Member> publishers = new LinkedHashMap<>();

    TestSite(Path home, String... azs) throws IOException {
        this(home, Optional.empty(), azs);
    }

    /** @param redis where each AZ has one as well */
    TestSite(Path home, Optional<RedisSite> redis, String... azs) throws IOException {
        this.home = home;
        this.redis = redis;
        for (String az : azs) {
            MongoServer server = new MongoServer(new MemoryBackend());
            addresses.put(az, server.bind());
            servers.put(az, server);
        }
        writeKeys();
        for (String az : azs) {
            ports.put(az, FreePorts.next());
        }
        writeTopology();
        for (String az : azs) {
            startPublisher(az);
        }
    }

    void startPublisher(String az) throws IOException {
        MemberConfig config = new MemberConfig(
                home,
                home.resolve("all.topology"),
                az,
                az + "-publisher-1",
                ports.get(az),
                home.resolve("data/" + az + "/catalogue.snapshot"),
                redis,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                Duration.ofSeconds(60),
                500);
        publishers.put(az, Member.start(config, System::nanoTime, new SimpleMeterRegistry(), _ -> {}));
    }

    int port(String az) {
        return ports.get(az);
    }

    void stopPublisher(String az) {
        try {
            publishers.remove(az).close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeKeys() throws IOException {
        Path keys = Files.createDirectories(home.resolve("keys"));
        KeyPair pair = keyPair();
        Files.writeString(
                keys.resolve("deny.private"),
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        Files.writeString(
                keys.resolve("deny.public"),
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        Files.writeString(keys.resolve("internal.credential"), CREDENTIAL + "\n");
        Files.writeString(keys.resolve("admin.token"), ADMIN + "\n");
    }

    static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeTopology() throws IOException {
        List<String> lines = new ArrayList<>();
        addresses.forEach((az, address) -> {
            lines.add("az " + az + " r1");
            lines.add("instance " + az + "-document-1 document " + az + " - vm private 127.0.0.1 " + address.getPort());
            lines.add("instance " + az + "-publisher-1 publisher " + az + " - vm private 127.0.0.1 " + ports.get(az));
        });
        lines.addAll(dashLines);
        Files.write(home.resolve("all.topology"), lines);
    }

    void dash(String az, int port) throws IOException {
        dashLines.add("instance " + az + "-dash-main-1 dash " + az + " main vm private 127.0.0.1 " + port);
        writeTopology();
    }

    void stopStore(String az) {
        servers.remove(az).shutdownNow();
    }

    void startStore(String az) {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind(addresses.get(az));
        servers.put(az, server);
    }

    StreamStore store(String az) {
        return MongoStreamStore.connect(document(az));
    }

    MongoConfig document(String az) {
        return MongoConfig.of("127.0.0.1", addresses.get(az).getPort());
    }

    /** What the store of an AZ holds. */
    Optional<CatalogEntry> held(String az, String vid) {
        try (StreamStore store = store(az)) {
            return switch (store.lookup(vid, AMPLE)) {
                case Lookup.Found(CatalogEntry entry) -> Optional.of(entry);
                case Lookup.Absent() -> Optional.empty();
                case Lookup.Failed(var reason) -> throw new IllegalStateException(az + " failed: " + reason);
            };
        }
    }

    DenyList denyList(String place) throws IOException {
        Path file = home.resolve("control").resolve(place).resolve("deny.list");
        return DenyListFormat.read(Files.readString(file), SignedLines.readPublicKey(home.resolve("keys/deny.public")))
                .orElseThrow();
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        PublisherApp app = new PublisherApp(this::config, System::nanoTime, _ -> {}, console);
        int exit = app.run(arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    PublisherConfig config() {
        return new PublisherConfig(
                home,
                home.resolve("all.topology"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(1));
    }

    /** Names a leader. */
    void lead(String az) throws IOException {
        new ControlFile(ControlFile.in(home), ControlState.atRest("r1-az1")).change(state -> state.lead(az, "test", 0));
    }

    @Override
    public void close() {
        List.copyOf(publishers.keySet()).forEach(this::stopPublisher);
        servers.values().forEach(MongoServer::shutdownNow);
    }
}
