package vrs.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vrs.catalog.CatalogEntry;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/** Publishers as real processes, one per AZ, that can be killed; their document stores are in this JVM and stay. */
final class PublisherProcesses implements AutoCloseable {
    static final List<String> AZS = List.of("r1-az1", "r1-az2", "r2-az1");
    private static final String ADMIN = "an-admin-token-of-the-test";

    private final Path home;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Process> processes = new HashMap<>();
    private final List<MongoServer> servers = new ArrayList<>();
    private final Map<String, StreamStore> stores = new HashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    PublisherProcesses(Path home) throws IOException {
        this.home = home;
        Path keys = Files.createDirectories(home.resolve("keys"));
        KeyPair pair = TestSite.keyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                keys.resolve("deny.private"),
                base64.encodeToString(pair.getPrivate().getEncoded()));
        Files.writeString(
                keys.resolve("deny.public"),
                base64.encodeToString(pair.getPublic().getEncoded()));
        Files.writeString(keys.resolve("internal.credential"), TestSite.CREDENTIAL);
        Files.writeString(keys.resolve("admin.token"), ADMIN);
        List<String> lines = new ArrayList<>();
        for (String az : AZS) {
            MongoServer server = new MongoServer(new MemoryBackend());
            int document = server.bind().getPort();
            servers.add(server);
            stores.put(az, MongoStreamStore.connect(MongoConfig.of("127.0.0.1", document)));
            ports.put(az, FreePorts.next());
            lines.add("az " + az + " r1");
            lines.add("instance " + az + "-document-1 document " + az + " - vm private 127.0.0.1 " + document);
            lines.add("instance " + az + "-publisher-1 publisher " + az + " - vm private 127.0.0.1 " + ports.get(az));
        }
        Files.write(home.resolve("all.topology"), lines);
    }

    Path home() {
        return home;
    }

    void start(String az) throws IOException {
        List<String> words = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dvrs.home=" + home,
                "-Dvrs.topology=" + home.resolve("all.topology"),
                "-Dvrs.az=" + az,
                "-Dvrs.instance=" + az + "-publisher-1",
                "-Dvrs.port=" + ports.get(az),
                "-Dvrs.management.port=" + FreePorts.next(),
                "-Dvrs.publisher.callMaxMs=500",
                "-Dvrs.publisher.beatEveryMs=50",
                "-Dvrs.publisher.checkEveryMs=200",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "vrs.publisher.PublisherMain");
        File log = home.resolve(az + ".log").toFile();
        processes.put(
                az,
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start());
    }

    /** As {@code kill -9} does it; returns when it is gone. */
    void kill(String az) {
        Process process = processes.remove(az);
        process.destroyForcibly();
        process.onExit().join();
    }

    boolean isUp(String az) {
        return processes.containsKey(az);
    }

    /** The answer, or empty when there was none. */
    CompletableFuture<Optional<JsonNode>> ask(String az, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(az) + path))
                .timeout(Duration.ofSeconds(10))
                .header("VRS-Admin", ADMIN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) -> failure != null || response.statusCode() != 200
                        ? Optional.empty()
                        : Optional.of(tree(response.body())));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    boolean leads(String az) {
        return ask(az, "/state", "")
                .join()
                .filter(it -> it.path("leads").asBoolean())
                .isPresent();
    }

    /** All that the store of an AZ holds. */
    List<CatalogEntry> held(String az) {
        try {
            return stores.get(az).changesAfter(Revision.NONE, 100_000, Duration.ofSeconds(10));
        } catch (StoreUnavailable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List.copyOf(processes.keySet()).forEach(this::kill);
        stores.values().forEach(StreamStore::close);
        servers.forEach(MongoServer::shutdownNow);
        client.close();
    }
}
