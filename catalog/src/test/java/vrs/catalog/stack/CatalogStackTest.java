package vrs.catalog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Found;
import vrs.catalog.MemoryStreamStore;
import vrs.catalog.MongoConfig;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.Tombstone;
import vrs.catalog.disk.CatalogueSnapshot;
import vrs.catalog.feed.FeedListener;
import vrs.catalog.feed.FeedMessage;
import vrs.catalog.feed.FeedSource;
import vrs.catalog.layer.LayerListener;
import vrs.catalog.layer.StoreHealth;
import vrs.catalog.layer.StoreHealth.Probing;
import vrs.catalog.layer.StoreHealth.Serving;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.sql.SqlConfig;

class CatalogStackTest {
    private static final Duration TIME = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final MemoryStreamStore redis = new MemoryStreamStore("redis");
    private final MemoryStreamStore document = new MemoryStreamStore("document");
    private final MemoryStreamStore sql = new MemoryStreamStore("sql");
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService loads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, LongAdder> reads = new ConcurrentHashMap<>();
    private final Map<String, StoreHealth> states = new ConcurrentHashMap<>();
    private final List<StoreHealth> diskMoves = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile FeedListener feed;

    @AfterEach
    void end() {
        ticks.shutdownNow();
        loads.shutdownNow();
    }

    @Test
    void answer_afterARestart_isNeverLowerThanOneThatWasGiven() {
        redis.write(video("a", 2), TIME);
        document.close();
        sql.close();
        try (CatalogStack stack = open()) {
            assertThat(revisionOf(stack.find("a", TIME))).isEqualTo(revision(2));
        }
        reopenAll();
        redis.wipe();
        redis.write(video("a", 1), TIME);
        document.write(video("a", 1), TIME);
        sql.write(video("a", 1), TIME);

        try (CatalogStack stack = open()) {
            Found found = stack.find("a", TIME);
            assertThat(revisionOf(found)).isEqualTo(revision(2));
            assertThat(layerOf(found)).isEqualTo("disk");
        }
    }

    @Test
    void restart_withEveryStoreDead_answersFromDisk() {
        publish(video("a", 1));
        publish(new Tombstone("gone", revision(2)));
        try (CatalogStack stack = open()) {
            await(stack, revision(2));
        }

        try (CatalogStack stack = open()) {
            Found found = stack.find("a", TIME);
            assertThat(layerOf(found)).isEqualTo("disk");
            assertThat(stack.find("gone", TIME)).isInstanceOf(Found.Withdrawn.class);
            assertThat(stack.find("never", TIME))
                    .as("it may have been published while this was away")
                    .isInstanceOf(Found.Unavailable.class);
        }
    }

    @Test
    void emptyReplica_isFilledFromTheSnapshot_beforeItOpens() {
        writeSnapshot();

        try (CatalogStack stack = open()) {
            assertThat(revisionOf(stack.find("a", TIME))).isEqualTo(revision(1));
            assertThat(stack.isFilled()).as("with no store to ask").isTrue();
        }
        assertThat(log).anyMatch(line -> line.startsWith("event=replica-loaded ") && line.contains("entries=1"));
    }

    @Test
    void emptyReplica_isFilledBehindTheReads_andServesOnceItHasBeenBroughtUp() {
        writeSnapshot();
        reopenAll();
        document.close();
        sql.close();
        redis.write(video("b", 2), TIME);

        try (CatalogStack stack = open()) {
            assertThat(layerOf(stack.find("b", TIME))).isEqualTo("redis");
            Awaitility.await().until(() -> log.stream().anyMatch(line -> line.startsWith("event=replica-loaded ")));
            diskMoves.clear();
            Awaitility.await()
                    .until(() ->
                            diskMoves.stream().filter(Probing.class::isInstance).count() >= 3);
            assertThat(diskMoves)
                    .as("nobody could tell what is newer than the snapshot")
                    .noneMatch(Serving.class::isInstance);

            document.reopen();
            document.write(video("b", 2), TIME);
            Awaitility.await().until(() -> states.get("disk") instanceof Serving);
            assertThat(stack.isFilled()).isTrue();
        }
    }

    @Test
    void replicaOfAnEarlierTime_doesNotServe_becauseItHoldsANewAnswerToo() {
        publish(video("a", 1));
        publish(video("b", 2));
        try (CatalogStack stack = open()) {
            await(stack, revision(2));
        }
        reopenAll();
        document.close();
        sql.close();
        redis.write(video("a", 3), TIME);
        redis.write(video("b", 4), TIME);

        try (CatalogStack stack = open()) {
            diskMoves.clear();
            assertThat(layerOf(stack.find("b", TIME))).isEqualTo("redis");
            Awaitility.await()
                    .until(() ->
                            diskMoves.stream().filter(Probing.class::isInstance).count() >= 3);
            assertThat(diskMoves).as("its a is an old one").noneMatch(Serving.class::isInstance);
        }
    }

    @Test
    void damagedSnapshot_isPassedOver_andTheStoresFillTheReplica() throws IOException {
        writeSnapshot();
        Files.writeString(snapshot(), Files.readString(snapshot()).replace("Title", "Tampered"));
        reopenAll();
        publish(video("b", 2));

        try (CatalogStack stack = open()) {
            await(stack, revision(2));
            assertThat(revisionOf(stack.find("b", TIME))).isEqualTo(revision(2));
        }
        assertThat(log).anyMatch(line -> line.startsWith("event=replica-not-loaded ") && line.contains("checksum"));
    }

    @Test
    void damagedReplica_isSetAside_andFilledAnew() throws IOException {
        writeSnapshot();
        Files.createDirectories(replica().getParent());
        Files.writeString(replica(), "this is no replica".repeat(1_000));

        try (CatalogStack stack = open()) {
            assertThat(revisionOf(stack.find("a", TIME))).isEqualTo(revision(1));
        }
        assertThat(log).anyMatch(line -> line.startsWith("event=replica-damaged "));
        assertThat(replica().resolveSibling("replica.mv.damaged")).exists();
    }

    @Test
    void restart_knowsWhatWasPublishedMeanwhile_whenItHasCaughtUp() throws InterruptedException {
        publish(video("a", 1));
        try (CatalogStack stack = open()) {
            await(stack, revision(1));
        }
        reopenAll();
        document.write(video("a", 2), TIME);
        redis.write(video("a", 1), TIME);

        try (CatalogStack stack = open()) {
            assertThat(stack.awaitCaughtUp(TIME)).isTrue();
            assertThat(revisionOf(stack.find("a", TIME))).isEqualTo(revision(2));
        }
        try (CatalogStack stack = open()) {
            assertThat(stack.awaitCaughtUp(Duration.ofMillis(1)))
                    .as("nobody is there who could tell")
                    .isFalse();
        }
    }

    @Test
    void whole_cannotBeRead_beforeItHasSeenAllOfIt() {
        List.of(redis, document, sql).forEach(MemoryStreamStore::close);
        try (CatalogStack stack = open()) {
            assertThat(cannotBeRead(stack)).isTrue();
            assertThat(stack.isFilled()).isFalse();

            reopenAll();
            publish(video("a", 1));
            await(stack, revision(1));
        }
    }

    @Test
    void unknownVid_ofAReplicaThatFollows_asksNoStore() {
        publish(video("a", 1));
        try (CatalogStack stack = open()) {
            await(stack, revision(1));
            feed.subscribed();
            Awaitility.await().until(() -> stack.replicaLag().isZero());
            long before = read("redis") + read("disk") + read("document") + read("sql");

            for (int i = 0; i < 1_000; i++) {
                assertThat(stack.find("no-such-" + i, TIME)).isEqualTo(new Found.Unknown("-"));
            }

            assertThat(read("redis") + read("disk") + read("document") + read("sql"))
                    .isEqualTo(before);
        }
    }

    @Test
    void publishedVid_isFoundAsSoonAsTheFeedTells() {
        publish(video("a", 1));
        try (CatalogStack stack = open()) {
            await(stack, revision(1));
            feed.subscribed();
            Awaitility.await().until(() -> stack.replicaLag().isZero());
            assertThat(stack.find("b", TIME)).isInstanceOf(Found.Unknown.class);

            publish(video("b", 2));
            feed.heard(new FeedMessage(revision(1), revision(2), "b"));

            assertThat(revisionOf(stack.find("b", TIME))).isEqualTo(revision(2));
            await(stack, revision(2));
        }
    }

    @Test
    void deadRedis_isReplacedByTheDisk_andWithoutColdStoresByTheNextLayer() {
        publish(video("a", 1));
        try (CatalogStack stack = open()) {
            Awaitility.await().until(() -> states.get("disk") instanceof Serving);
            redis.close();
            assertThat(layerOf(stack.find("a", TIME))).isEqualTo("disk");
        }
        reopenAll();
        redis.close();
        try (CatalogStack stack = open(config().withCold(false))) {
            assertThat(layerOf(stack.find("a", TIME))).isEqualTo("document");
        }
    }

    private void writeSnapshot() {
        publish(video("a", 1));
        try (CatalogStack stack = open()) {
            await(stack, revision(1));
        }
        ReplicaFile file = ReplicaFile.open(config().replica(), snapshot(), log::add);
        assertThat(CatalogueSnapshot.write(file.store(), snapshot(), TIME))
                .isInstanceOf(CatalogueSnapshot.Outcome.Complete.class);
        file.store().close();
        assertThat(replica().toFile().delete()).isTrue();
    }

    private void publish(CatalogEntry entry) {
        List.of(redis, document, sql).forEach(store -> store.write(entry, TIME));
    }

    private void reopenAll() {
        List.of(redis, document, sql).forEach(MemoryStreamStore::reopen);
    }

    private static void await(CatalogStack stack, Revision position) {
        Awaitility.await().until(() -> {
            try {
                return stack.whole().newestRevision(TIME).equals(position);
            } catch (StoreUnavailable e) {
                return false;
            }
        });
    }

    private static boolean cannotBeRead(CatalogStack stack) {
        try {
            stack.whole().newestRevision(TIME);
            return false;
        } catch (StoreUnavailable e) {
            return true;
        }
    }

    private long read(String technology) {
        return reads.computeIfAbsent(technology, _ -> new LongAdder()).sum();
    }

    private CatalogStack open() {
        return open(config());
    }

    private CatalogStack open(StackConfig config) {
        StackListener counting = new StackListener() {
            @Override
            public void read(String technology) {
                reads.computeIfAbsent(technology, _ -> new LongAdder()).increment();
            }

            @Override
            public LayerListener layer(String name) {
                return new LayerListener() {
                    @Override
                    public void moved(String technology, StoreHealth health) {
                        states.put(technology, health);
                        if (technology.equals("disk")) {
                            diskMoves.add(health);
                        }
                    }
                };
            }
        };
        FeedSource source = listener -> {
            feed = listener;
            return new FeedSource.Subscription() {
                @Override
                public void look() {}

                @Override
                public void close() {}
            };
        };
        StackRuntime runtime = new StackRuntime(System::nanoTime, () -> 0, loads, ticks, counting, log::add);
        return CatalogStack.open(config, new Stores(redis, document, sql), source, _ -> false, runtime);
    }

    private StackConfig config() {
        return StackConfig.of(
                        RedisConfig.of("127.0.0.1", 1),
                        MongoConfig.of("127.0.0.1", 1),
                        SqlConfig.h2("127.0.0.1", 1),
                        replica(),
                        snapshot())
                // A busy machine must not look like a broken one.
                .withLoad(TIME.multipliedBy(2));
    }

    private Path replica() {
        return folder.resolve("data").resolve("replica.mv");
    }

    private Path snapshot() {
        return folder.resolve("catalogue.snapshot");
    }

    private static Revision revisionOf(Found found) {
        assertThat(found).isInstanceOf(Found.Known.class);
        return ((Found.Known) found).video().revision();
    }

    private static String layerOf(Found found) {
        assertThat(found).isInstanceOf(Found.Known.class);
        return ((Found.Known) found).layer();
    }
}
