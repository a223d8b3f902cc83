package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vrs.catalog.Entries.video;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;

/** Over a stand-in that speaks the wire protocol within this process. */
class MongoStreamStoreTest extends StreamStoreContract {
    private static final Duration SHORT = Duration.ofMillis(200);

    private MongoServer server;
    private InetSocketAddress address;

    @BeforeEach
    @Override
    protected void openStore() throws Exception {
        server = new MongoServer(new MemoryBackend());
        address = server.bind();
        super.openStore();
    }

    @AfterEach
    @Override
    protected void closeStore() throws Exception {
        super.closeStore();
        server.shutdownNow();
    }

    @Override
    protected StreamStore open() {
        return MongoStreamStore.connect(MongoConfig.of(address.getHostString(), address.getPort()));
    }

    @Test
    void technology_isTheOneOfTheServedHeader() {
        try (StreamStore store = open()) {
            assertThat(store.technology()).isEqualTo("document");
        }
    }

    @Test
    void document_holdsRecordAndRevisionForOperators() {
        try (StreamStore store = open();
                MongoClient client = client()) {
            store.write(video("a", new Revision(3, 4)), AMPLE);

            Document document = streams(client).find(new Document("_id", "a")).first();

            assertThat(document).containsEntry("epoch", 3L).containsEntry("counter", 4L);
            assertThat(document.get("record", Document.class)).containsEntry("title", "Title of a");
            assertThat(streams(client).listIndexes())
                    .extracting(index -> index.get("key", Document.class).keySet())
                    .anySatisfy(keys -> assertThat(keys).containsExactly("epoch", "counter"));
        }
    }

    @Test
    void connections_areOpenBeforeAllComeAtOnce() {
        Set<Channel> connected = ConcurrentHashMap.newKeySet();
        server.shutdownNow();
        server = new MongoServer(new MemoryBackend() {
            @Override
            public de.bwaldvogel.mongo.bson.Document handleCommand(
                    Channel channel, String database, String command, de.bwaldvogel.mongo.bson.Document query) {
                connected.add(channel);
                return super.handleCommand(channel, database, command, query);
            }

            @Override
            public de.bwaldvogel.mongo.bson.Document handleMessage(MongoMessage message) {
                connected.add(message.getChannel());
                return super.handleMessage(message);
            }
        });
        server.bind(address);
        try (StreamStore store = open()) {
            // The driver looks after the server over two of its own.
            Awaitility.await().untilAsserted(() -> assertThat(connected).hasSizeBetween(16, 18));

            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Absent());
        }
    }

    @Test
    void corruptDocument_isNoAnswerOfAnyVid() {
        try (StreamStore store = open();
                MongoClient client = client()) {
            streams(client)
                    .insertOne(new Document("_id", "a")
                            .append("epoch", 1L)
                            .append("counter", 1L)
                            .append("record", new Document("vid", "a")));

            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Failed(FailureReason.CORRUPT));
            assertThatThrownBy(() -> store.changesAfter(Revision.NONE, 10, AMPLE))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.CORRUPT));
        }
    }

    @Test
    void nobodyListening_isConnectRefused() throws IOException {
        try (StreamStore store = MongoStreamStore.connect(MongoConfig.of("127.0.0.1", freePort()))) {
            assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Failed(FailureReason.CONNECT_REFUSED));
            assertThat(store.write(video("a", 1), SHORT))
                    .isEqualTo(new WriteOutcome.Failed(FailureReason.CONNECT_REFUSED));
            assertThatThrownBy(() -> store.newestRevision(SHORT))
                    .isInstanceOfSatisfying(StoreUnavailable.class, e -> assertThat(e.reason())
                            .isEqualTo(FailureReason.CONNECT_REFUSED));
        }
    }

    @Test
    void silentServer_timesOut() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                StreamStore store = MongoStreamStore.connect(MongoConfig.of("127.0.0.1", silent.getLocalPort()))) {
            assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Failed(FailureReason.TIMED_OUT));
        }
    }

    @Test
    void store_thatComesBackIsUsedAgain() {
        try (StreamStore store = open()) {
            store.write(video("a", 1), AMPLE);
            server.shutdownNow();
            assertThat(store.lookup("a", SHORT)).isInstanceOf(Lookup.Failed.class);

            server = new MongoServer(new MemoryBackend());
            server.bind(address);

            Awaitility.await()
                    .untilAsserted(() -> assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Absent()));
        }
    }

    private MongoClient client() {
        return MongoClients.create("mongodb://" + address.getHostString() + ":" + address.getPort());
    }

    private static MongoCollection<Document> streams(MongoClient client) {
        return client.getDatabase("vrs").getCollection("streams");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
