package vrs.catalog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Found;
import vrs.catalog.MemoryStreamStore;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.feed.FeedMessage;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisFeed;
import vrs.catalog.redis.RedisServer;
import vrs.catalog.redis.RedisSite;
import vrs.catalog.redis.RedisStores;
import vrs.catalog.ring.Ketama;
import vrs.catalog.ring.RingConfig;

/** What an instance answers while the Redis processes of its AZ, behind Sentinel or on a ring, come and go. */
@Timeout(120)
class RedisSitesTest {
    private static final Duration TIME = RedisReader.TIME;
    private static final int VIDEOS = 30;

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final MemoryStreamStore document = new MemoryStreamStore("document");
    private final MemoryStreamStore sql = new MemoryStreamStore("sql");
    private final Map<String, Revision> acknowledged = new LinkedHashMap<>();
    private Revision last = Revision.NONE;
    private RedisReader reader;
    private StreamStore redis;
    private RedisFeed feed;

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable it : open.reversed()) {
            it.close();
        }
    }

    @Test
    void killedMaster_isStoodInForByTheReplica_untilItsFollowerIsRead() throws IOException {
        RedisServer master = opened(RedisServer.start());
        RedisServer follower = opened(RedisServer.replicaOf(master));
        RedisServer sentinel = opened(RedisServer.sentinelOf(master, "main"));
        read(new RedisSite.Sentinel(List.of(sentinel.node()), "main"));
        patiently().until(() -> sentinel.knowsReplicas("main"));
        patiently().until(() -> follower.holds("v" + VIDEOS));

        master.kill();
        patiently().until(() -> !reader.hearsTheFeed());
        Set<String> without = layers();
        assertThat(without).as("who answers meanwhile").containsExactly("disk");

        patiently().until(() -> isWritten(video("v1", 100)));
        patiently().until(() -> reader.hearsTheFeed() && layers().equals(Set.of("redis")));
        patiently().until(() -> reader.newestInReplica().equals(revision(100)));
        publish(video("v2", 101));
        // A slow answer may be overtaken by the disk.
        patiently().until(() -> layers().equals(Set.of("redis")));
    }

    @Test
    void killedNode_isLeftOut_whileTheOthersServe() throws IOException {
        Map<String, RedisServer> nodes = ring();
        String dead = new Ketama(List.copyOf(nodes.keySet())).node("v1");

        nodes.get(dead).kill();
        Set<String> without = layers();

        assertThat(without).as("its videos are on disk").contains("disk");
        assertThat(reader.hearsTheFeed()).as("by way of the others").isTrue();
        assertThat(reader.connections()).isEqualTo(nodes.size());
        patiently().until(this::writesAllThere);
        patiently().until(() -> layers().equals(Set.of("redis")));
        publish(video("v1", 100));
        patiently().until(() -> layer("v1").equals("redis"));
    }

    @Test
    void nodeThatComesBackEmptiedOrOld_servesNothingLower() throws IOException {
        Map<String, RedisServer> nodes = ring();
        Ketama ring = new Ketama(List.copyOf(nodes.keySet()));
        RedisServer old = nodes.get(ring.node("v1"));
        old.save();
        publish(videos(100));
        old.kill();
        layers();

        old.startAgain();
        patiently().until(() -> heldBy(old, "v1").equals(revision(1)));
        patiently().until(() -> reader.connections() > nodes.size());
        for (int i = 0; i < 10; i++) {
            layers();
        }
        assertThat(heldBy(old, "v1")).as("it is still old").isEqualTo(revision(1));
    }

    private Map<String, RedisServer> ring() throws IOException {
        Map<String, RedisServer> nodes = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            RedisServer node = opened(RedisServer.start());
            nodes.put(node.node().toString(), node);
        }
        RingConfig quick = new RingConfig(3, Duration.ofSeconds(1), Duration.ofSeconds(1));
        read(new RedisSite.Ring(nodes.values().stream().map(RedisServer::node).toList(), quick));
        patiently().until(() -> reader.connections() == nodes.size());
        return nodes;
    }

    private void read(RedisSite site) {
        redis = opened(RedisStores.connect(RedisConfig.of(site), System::nanoTime));
        feed = opened(RedisFeed.connect(RedisConfig.of(site), System::nanoTime));
        publish(videos(0));
        reader = opened(new RedisReader(site, document, sql, folder));
        patiently().until(() -> reader.newestInReplica().equals(revision(VIDEOS)));
        patiently().until(() -> reader.isServing("disk") && layers().equals(Set.of("redis")));
    }

    /** Which stores answer, when each video is asked for; none of them fails, and none is lower than was acknowledged. */
    private Set<String> layers() {
        Set<String> layers = new HashSet<>();
        for (int i = 1; i <= VIDEOS; i++) {
            layers.add(layer("v" + i));
        }
        return layers;
    }

    private String layer(String vid) {
        Revision from = acknowledged.get(vid);
        Found found = reader.find(vid);
        assertThat(found).as(vid).isInstanceOf(Found.Known.class);
        Found.Known known = (Found.Known) found;
        assertThat(known.video().revision()).as(vid).isGreaterThanOrEqualTo(from);
        return known.layer();
    }

    /** Each video, its revision that many above its number. */
    private static CatalogEntry[] videos(int above) {
        return IntStream.rangeClosed(1, VIDEOS)
                .mapToObj(i -> video("v" + i, above + i))
                .toArray(CatalogEntry[]::new);
    }

    /** As a publisher does it: writes again what a store did not take, then tells the feed. */
    private void publish(CatalogEntry... entries) {
        for (CatalogEntry entry : entries) {
            patiently().until(() -> isWritten(entry));
            feed.tell(new FeedMessage(last, entry.revision(), entry.vid()));
            last = entry.revision();
        }
        if (reader != null) {
            patiently().until(() -> reader.newestInReplica().equals(last));
        }
        List.of(entries).forEach(entry -> acknowledged.put(entry.vid(), entry.revision()));
    }

    /** As its repair would. */
    private boolean writesAllThere() {
        return acknowledged.entrySet().stream().allMatch(it -> isWritten(video(it.getKey(), it.getValue())));
    }

    private boolean isWritten(CatalogEntry entry) {
        write(entry);
        return !(redis.write(entry, TIME) instanceof WriteOutcome.Failed);
    }

    /** Where Redis cannot be had. */
    private void write(CatalogEntry entry) {
        List.of(document, sql).forEach(store -> store.write(entry, TIME));
    }

    private static Revision heldBy(RedisServer node, String vid) {
        try (StreamStore store = RedisStores.connect(
                RedisConfig.of(node.node().host(), node.node().port()), System::nanoTime)) {
            return store.lookup(vid, TIME) instanceof StreamStore.Lookup.Found(CatalogEntry entry)
                    ? entry.revision()
                    : Revision.NONE;
        }
    }

    private <T extends AutoCloseable> T opened(T it) {
        open.add(it);
        return it;
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(40));
    }
}
