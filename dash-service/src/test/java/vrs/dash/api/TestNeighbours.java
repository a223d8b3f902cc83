package vrs.dash.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jose4j.lang.JoseException;
import vrs.catalog.CatalogEntry;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;
import vrs.control.DenyList;
import vrs.control.DenyListFormat;
import vrs.dash.Titles;

/** Everything that a dash-service needs beside it, in this process: a document store, drm and clear by script. */
public final class TestNeighbours implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A path of the upstreams: whoever asks for it lets the video go on that is held. */
    static final String LET_GO = "/let-go";

    private final CountDownLatch letGo = new CountDownLatch(1);
    private MongoServer documents;
    private HttpServer upstreams;

    @Override
    public Map<String, String> start() {
        try {
            documents = new MongoServer(new MemoryBackend());
            int documentPort = documents.bind().getPort();
            write(documentPort);
            upstreams = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            upstreams.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            upstreams.createContext("/drm/streams", exchange -> answer(exchange, "cenc"));
            upstreams.createContext("/clear/streams", exchange -> answer(exchange, "clear"));
            upstreams.createContext(LET_GO, exchange -> {
                letGo.countDown();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            upstreams.start();
            return told(documentPort, upstreams.getAddress().getPort());
        } catch (IOException | GeneralSecurityException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> told(int documentPort, int upstreamPort)
            throws IOException, GeneralSecurityException, JoseException {
        Path directory = Files.createTempDirectory(Path.of("target"), "home");
        TestHome home = TestHome.make(directory.toAbsolutePath(), documentPort, upstreamPort, upstreamPort);
        home.write(
                "control/r1-az1/deny.list",
                DenyListFormat.write(
                        new DenyList(1, Set.of("denied")), home.denyKeys().getPrivate()));
        Map<String, String> told = new HashMap<>(home.settings());
        // Bounds are tested elsewhere; here a busy machine must not look like a broken one.
        told.putAll(Map.of("vrs.dash.playMs", "30000", "vrs.dash.attemptMs", "9000", "vrs.dash.connectMs", "9000"));
        told.put("vrs.dash.loadMs", "9000");
        told.forEach(System::setProperty);
        told.put("quarkus.http.test-port", "0");
        told.put("quarkus.management.test-port", "0");
        return told;
    }

    private static void write(int port) {
        try (MongoStreamStore store = MongoStreamStore.connect(MongoConfig.of("127.0.0.1", port))) {
            List<CatalogEntry> entries = List.of(
                    named("open", Titles.open()),
                    named("denied", Titles.open()),
                    named("encrypted", Titles.encrypted(Titles.FREE)),
                    named("drm-hangs", Titles.encrypted(Titles.MAY_BE_CLEAR)),
                    named("nowhere", Titles.open()),
                    named("held", Titles.encrypted(Titles.FREE)),
                    new Tombstone("gone", new Revision(2, 1)));
            entries.forEach(entry -> store.write(entry, Duration.ofSeconds(10)));
        }
    }

    private static VideoRecord named(String vid, VideoRecord title) {
        return new VideoRecord(
                vid,
                title.title(),
                title.revision(),
                title.duration(),
                title.segmentDuration(),
                title.rights(),
                title.video(),
                title.audio(),
                title.subtitles(),
                0,
                false);
    }

    private void answer(HttpExchange exchange, String set) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String vid = asked.path("vid").asText();
        if (vid.equals("held")) {
            hold();
        }
        boolean trusted =
                TestHome.CREDENTIAL.equals(exchange.getRequestHeaders().getFirst("VRS-Internal"));
        boolean broken = vid.equals("nowhere") || vid.equals("drm-hangs") && set.equals("cenc");
        byte[] body = broken ? new byte[] {'!'} : JSON.writeValueAsBytes(answer(asked, vid, set));
        try (exchange) {
            exchange.sendResponseHeaders(trusted ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void hold() {
        try {
            letGo.await(8, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectNode answer(JsonNode asked, String vid, String set) {
        ObjectNode answer = JSON.createObjectNode().put("vid", vid).put("licenceToken", "k.l.t");
        String base = "http://cdn-a.localhost/1-k-s/" + vid + "/" + set + "/";
        var renditions = answer.putArray("renditions");
        var keyIds = answer.putArray("keyIds");
        for (JsonNode rendition : asked.path("renditions")) {
            ObjectNode one =
                    renditions.addObject().put("id", rendition.path("id").asText());
            one.putArray("addresses")
                    .addObject()
                    .put("cdn", "cdn-a")
                    .put("base", base + rendition.path("id").asText() + "/");
            if (rendition.has("keyId")) {
                keyIds.add(rendition.path("keyId").asText());
            }
        }
        var subtitles = answer.putArray("subtitles");
        for (JsonNode language : asked.path("subtitles")) {
            subtitles
                    .addObject()
                    .put("language", language.asText())
                    .put("url", base + "s-" + language.asText() + "/subtitles.vtt");
        }
        return answer;
    }

    @Override
    public void stop() {
        upstreams.stop(0);
        documents.shutdownNow();
    }
}
