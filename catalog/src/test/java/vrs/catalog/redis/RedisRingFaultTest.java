package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static vrs.catalog.Entries.video;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskOpening;
import vrs.catalog.disk.DiskStreamStore;
import vrs.catalog.layer.Layer;
import vrs.catalog.layer.LayerConfig;
import vrs.catalog.layer.LayerListener;
import vrs.catalog.ring.Ketama;
import vrs.catalog.ring.RingConfig;

/** A ring of real Redis processes, of which one is killed, or hangs and comes back with what is old. */
@Timeout(60)
class RedisRingFaultTest {
    private static final Duration AMPLE = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(150);
    /** Longer than a look at what the others hold takes on a machine that is busy. */
    private static final Duration EJECT_FOR = Duration.ofSeconds(3);

    private static final int VIDEOS = 60;

    private final Map<String, RedisServer> servers = new HashMap<>();
    private StreamStore store;
    private Ketama ring;

    @BeforeEach
    void startServers() throws IOException {
        List<RedisSite.Node> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RedisServer server = RedisServer.start();
            servers.put(server.node().toString(), server);
            nodes.add(server.node());
        }
        ring = new Ketama(List.copyOf(servers.keySet()));
        RingConfig quick = new RingConfig(3, EJECT_FOR, Duration.ofSeconds(1));
        store = RedisStores.connect(RedisConfig.of(new RedisSite.Ring(nodes, quick)), System::nanoTime);
        for (int i = 1; i <= VIDEOS; i++) {
            assertThat(store.write(video("v" + i, i), AMPLE)).isEqualTo(new WriteOutcome.Written());
        }
    }

    @AfterEach
    void stopServers() throws IOException {
        store.close();
        for (RedisServer server : servers.values()) {
            server.close();
        }
    }

    private List<String> vidsOf(String node) {
        List<String> vids = new ArrayList<>();
        for (int i = 1; i <= VIDEOS; i++) {
            if (ring.node("v" + i).equals(node)) {
                vids.add("v" + i);
            }
        }
        assertThat(vids).as("each node has some").isNotEmpty();
        return vids;
    }

    private RedisServer serverOf(String vid) {
        return servers.get(ring.node(vid));
    }

    private Lookup lookup(String vid) {
        return store.lookup(vid, AMPLE);
    }

    /** Three calls in a row do not get through; the next one goes elsewhere, where nothing of it is known. */
    private void awaitEjected(String vid) {
        for (int i = 0; i < 3; i++) {
            assertThat(store.lookup(vid, SHORT)).as("look " + i).isInstanceOf(Lookup.Failed.class);
        }
        assertThat(lookup(vid)).isEqualTo(new Lookup.Absent());
    }

    @Test
    void killedNode_isEjectedAfterThreeFailures_andOnlyItsVideosMove() throws StoreUnavailable {
        String dead = ring.node("v1");
        List<String> lost = vidsOf(dead);
        servers.get(dead).kill();

        awaitEjected("v1");

        for (int i = 1; i <= VIDEOS; i++) {
            String vid = "v" + i;
            assertThat(lookup(vid))
                    .as(vid)
                    .isEqualTo(lost.contains(vid) ? new Lookup.Absent() : new Lookup.Found(video(vid, i)));
        }
        assertThat(store.changesAfter(Revision.NONE, 1_000, AMPLE)).hasSize(VIDEOS - lost.size());
        assertThat(store.write(video("v1", 100), AMPLE)).isEqualTo(new WriteOutcome.Written());
        assertThat(lookup("v1")).isEqualTo(new Lookup.Found(video("v1", 100)));
        assertThat(store.newestRevision(AMPLE)).isEqualTo(video("v1", 100).revision());
    }

    @Test
    void killedNode_isTriedAgainLater_andComesBackEmptied() throws IOException, StoreUnavailable {
        List<String> lost = vidsOf(ring.node("v1"));
        serverOf("v1").kill();
        awaitEjected("v1");
        store.write(video("v1", 100), AMPLE);

        serverOf("v1").startAgain();

        // It is empty, and what stands elsewhere of the time without it counts no longer.
        Awaitility.await().untilAsserted(() -> assertThat(lookup("v1")).isEqualTo(new Lookup.Absent()));
        assertThat(store.changesAfter(Revision.NONE, 1_000, AMPLE))
                .as("what a repair finds")
                .extracting(CatalogEntry::vid)
                .doesNotContainAnyElementsOf(lost)
                .hasSize(VIDEOS - lost.size());

        lost.forEach(vid -> store.write(video(vid, 200), AMPLE));
        assertThat(lookup("v1")).isEqualTo(new Lookup.Found(video("v1", 200)));
        assertThat(store.changesAfter(Revision.NONE, 1_000, AMPLE)).hasSize(VIDEOS);
    }

    @Test
    void hungNode_comesBackWithWhatIsOld_andTheRepairSeesThat() throws StoreUnavailable {
        RedisServer hung = serverOf("v1");
        hung.hang();
        awaitEjected("v1");
        assertThat(store.write(video("v1", 100), AMPLE)).isEqualTo(new WriteOutcome.Written());

        hung.goOn();

        Awaitility.await().untilAsserted(() -> assertThat(lookup("v1")).isEqualTo(new Lookup.Found(video("v1", 1))));
        assertThat(store.changesAfter(Revision.NONE, 1_000, AMPLE))
                .as("as lookups find it, not as it stands elsewhere")
                .contains(video("v1", 1))
                .doesNotContain(video("v1", 100));

        assertThat(store.write(video("v1", 100), AMPLE)).isEqualTo(new WriteOutcome.Written());
        assertThat(lookup("v1")).isEqualTo(new Lookup.Found(video("v1", 100)));
    }

    /** What the layer over it makes of that: the replica on disk answers, until the node is repaired. */
    @Test
    void nodeThatComesBackOld_servesNothingLowerThanWasServed(@TempDir Path folder) {
        ServedRevisions served = new ServedRevisions(1_000);
        RedisServer hung = serverOf("v1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                StreamStore cold = opened(folder.resolve("replica.mv"), threads)) {
            for (int i = 1; i <= VIDEOS; i++) {
                cold.write(video("v" + i, i), AMPLE);
            }
            Layer layer = new Layer(
                    store,
                    cold,
                    served,
                    LayerConfig.defaults(),
                    System::nanoTime,
                    new Random(1),
                    threads,
                    LayerListener.SILENT);
            hung.hang();
            awaitEjected("v1");
            store.write(video("v1", 100), AMPLE);
            cold.write(video("v1", 100), AMPLE);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(layer.lookup("v1", AMPLE).lookup())
                            .isEqualTo(new Lookup.Found(video("v1", 100))));

            hung.goOn();

            Awaitility.await().untilAsserted(() -> {
                assertThat(layer.lookup("v1", AMPLE).lookup()).isEqualTo(new Lookup.Found(video("v1", 100)));
                assertThat(store.lookup("v1", SHORT)).isEqualTo(new Lookup.Found(video("v1", 1)));
            });
            for (int i = 0; i < 50; i++) {
                assertThat(layer.lookup("v1", AMPLE).lookup()).isEqualTo(new Lookup.Found(video("v1", 100)));
            }
        }
    }

    private static StreamStore opened(Path file, ExecutorService threads) {
        return DiskStreamStore.open(DiskConfig.of(file), threads) instanceof DiskOpening.Opened(DiskStreamStore disk)
                ? disk
                : fail("the replica does not open");
    }
}
