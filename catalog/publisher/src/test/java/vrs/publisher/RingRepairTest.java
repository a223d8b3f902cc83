package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Found;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisServer;
import vrs.catalog.redis.RedisSite;
import vrs.catalog.redis.RedisStreamStore;
import vrs.catalog.ring.Ketama;
import vrs.catalog.ring.RingConfig;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.stack.CatalogStack;
import vrs.catalog.stack.StackConfig;
import vrs.catalog.stack.StackListener;
import vrs.catalog.stack.StackRuntime;

/** A publisher and an instance that reads, over a ring of real Redis processes that lose what they hold. */
@Timeout(120)
class RingRepairTest {
    private static final String AZ = "r1-az1";
    private static final int VIDEOS = 12;

    @TempDir
    private Path home;

    private final Map<String, RedisServer> nodes = new LinkedHashMap<>();
    private final Map<RedisServer, StreamStore> stores = new HashMap<>();
    private final Map<String, Revision> acknowledged = new LinkedHashMap<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService loads = Executors.newVirtualThreadPerTaskExecutor();
    private Ketama ring;
    private TestSite site;
    private CatalogStack reader;

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < 3; i++) {
            RedisServer node = RedisServer.start();
            nodes.put(node.node().toString(), node);
            RedisConfig config = RedisConfig.of(node.node().host(), node.node().port());
            stores.put(node, RedisStreamStore.connect(config, System::nanoTime));
        }
        ring = new Ketama(List.copyOf(nodes.keySet()));
        RingConfig quick = new RingConfig(3, Duration.ofSeconds(1), Duration.ofSeconds(1));
        RedisSite redis = new RedisSite.Ring(
                nodes.values().stream().map(RedisServer::node).toList(), quick);
        site = new TestSite(home, Optional.of(redis), AZ);
        reader = CatalogStack.open(
                StackConfig.of(
                                RedisConfig.of(redis),
                                site.document(AZ),
                                SqlConfig.h2("127.0.0.1", 1),
                                home.resolve("replica.mv"),
                                home.resolve("catalogue.snapshot"))
                        .withLoad(Duration.ofSeconds(2)),
                _ -> false,
                new StackRuntime(System::nanoTime, () -> 0, loads, ticks, StackListener.SILENT, _ -> {}));
        publishAll();
        patiently().until(this::isWhole);
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
        ticks.shutdownNow();
        loads.shutdownNow();
        site.close();
        for (RedisServer node : nodes.values()) {
            stores.get(node).close();
            node.close();
        }
    }

    @Test
    void nodeThatComesBackEmptied_isFilledByThePublisher_andNothingLowerIsRead() throws IOException {
        RedisServer node = nodeOf("v1");

        node.kill();
        node.startAgain();

        patiently().until(this::isWholeAndReadsWell);
    }

    @Test
    void nodeThatComesBackOld_isBroughtUpByThePublisher_andNothingLowerIsRead() throws IOException {
        RedisServer node = nodeOf("v1");
        node.save();
        publishAll();
        patiently().until(this::isWhole);

        node.kill();
        node.startAgain();

        patiently().until(this::isWholeAndReadsWell);
    }

    @Test
    void nodeThatIsGone_isReplacedByTheOthers_andFilledWhenItIsBack() throws IOException {
        RedisServer node = nodeOf("v1");

        node.kill();
        patiently().until(() -> readsWell() && heldByAnyButTheDead(node, "v1"));
        publish("v1");
        patiently().until(() -> readsWell() && heldByAnyButTheDead(node, "v1"));
        patiently().until(this::readsAllFromRedis);

        node.startAgain();
        patiently().until(this::isWholeAndReadsWell);
    }

    private RedisServer nodeOf(String vid) {
        return nodes.get(ring.node(vid));
    }

    private void publishAll() throws IOException {
        for (int i = 1; i <= VIDEOS; i++) {
            publish("v" + i);
        }
    }

    private void publish(String vid) throws IOException {
        TestSite.Run run =
                site.run("publish", site.file(vid + ".json", Videos.json(vid)).toString());
        assertThat(run.exit()).as(run.err()).isZero();
        acknowledged.put(vid, site.held(AZ, vid).orElseThrow().revision());
    }

    /** Whether each node holds its videos, in the revision that was acknowledged. */
    private boolean isWhole() {
        return acknowledged.entrySet().stream()
                .allMatch(it -> held(nodeOf(it.getKey()), it.getKey()).equals(it.getValue()));
    }

    private boolean isWholeAndReadsWell() {
        return readsWell() && isWhole();
    }

    /** Reads all there is; what was acknowledged a second ago or more is there, and never lower. */
    private boolean readsWell() {
        acknowledged.forEach((vid, revision) -> {
            Found found = reader.find(vid, TestSite.AMPLE);
            assertThat(found).as(vid).isInstanceOf(Found.Known.class);
            assertThat(((Found.Known) found).video().revision()).as(vid).isGreaterThanOrEqualTo(revision);
        });
        return true;
    }

    /** L1 aside, which keeps what it has for a second. */
    private boolean readsAllFromRedis() {
        return acknowledged.keySet().stream()
                .allMatch(vid -> reader.find(vid, TestSite.AMPLE) instanceof Found.Known known
                        && Set.of("l1", "redis").contains(known.layer()));
    }

    private boolean heldByAnyButTheDead(RedisServer dead, String vid) {
        List<RedisServer> living = new ArrayList<>(nodes.values());
        living.remove(dead);
        return living.stream().anyMatch(node -> held(node, vid).equals(acknowledged.get(vid)));
    }

    private Revision held(RedisServer node, String vid) {
        return stores.get(node).lookup(vid, TestSite.AMPLE) instanceof Lookup.Found(CatalogEntry entry)
                ? entry.revision()
                : Revision.NONE;
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(40));
    }
}
