package vrs.publisher;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
import vrs.control.DenyList;
import vrs.control.DenyListFormat;
import vrs.signing.SignedLines;

/** A home, and AZs whose document stores run in this process; dash-services only where a test starts one. */
final class TestSite implements AutoCloseable {
    static final Duration AMPLE = Duration.ofSeconds(10);
    static final String CREDENTIAL = "a-credential-of-the-test";

    /** What a run of the publisher came to. */
    record Run(int exit, String out, String err) {}

    final Path home;
    private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    private final Map<String, MongoServer> servers = new LinkedHashMap<>();
    private final List<String> dashLines = new ArrayList<>();

    TestSite(Path home, String... azs) throws IOException {
        this.home = home;
        for (String az : azs) {
            MongoServer server = new MongoServer(new MemoryBackend());
            addresses.put(az, server.bind());
            servers.put(az, server);
        }
        writeKeys();
        writeTopology();
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
        });
        lines.addAll(dashLines);
        Files.write(home.resolve("all.topology"), lines);
    }

    void dash(String az, int port) throws IOException {
        dashLines.add("instance " + az + "-dash-main-1 dash " + az + " main vm private 127.0.0.1 " + port);
        writeTopology();
    }

    /** Another AZ, whose store is empty. */
    void addAz(String az) throws IOException {
        MongoServer server = new MongoServer(new MemoryBackend());
        addresses.put(az, server.bind());
        servers.put(az, server);
        writeTopology();
    }

    /** An AZ whose store is not up yet. */
    void addAzThatIsDown(String az) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            addresses.put(az, new InetSocketAddress("127.0.0.1", socket.getLocalPort()));
        }
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
        return MongoStreamStore.connect(
                MongoConfig.of("127.0.0.1", addresses.get(az).getPort()));
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

    void put(String az, CatalogEntry entry) {
        try (StreamStore store = store(az)) {
            if (!(store.write(entry, AMPLE) instanceof StreamStore.WriteOutcome.Written)) {
                throw new IllegalStateException("not written");
            }
        }
    }

    DenyList denyList(String place) throws IOException {
        Path file = home.resolve("control").resolve(place).resolve("deny.list");
        return DenyListFormat.read(Files.readString(file), SignedLines.readPublicKey(home.resolve("keys/deny.public")))
                .orElseThrow();
    }

    void writeDenyList(String place, DenyList list) throws IOException {
        AtomicFile.write(
                home.resolve("control").resolve(place).resolve("deny.list"),
                DenyListFormat.write(list, SignedLines.readPrivateKey(home.resolve("keys/deny.private"))));
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

    @Override
    public void close() {
        servers.values().forEach(MongoServer::shutdownNow);
    }
}
