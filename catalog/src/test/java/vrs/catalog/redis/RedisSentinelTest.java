package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.video;

import io.lettuce.core.RedisException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;

/** A master, its replica and a Sentinel, all real processes; the store follows the master. */
@Timeout(120)
class RedisSentinelTest {
    private static final String NAME = "main";
    private static final Duration AMPLE = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(500);

    private RedisServer master;
    private RedisServer replica;
    private RedisServer sentinel;
    private StreamStore store;

    @BeforeEach
    void startServers() throws IOException {
        master = RedisServer.start();
        replica = RedisServer.replicaOf(master);
        sentinel = RedisServer.sentinelOf(master, NAME);
        store = RedisStores.connect(
                RedisConfig.of(new RedisSite.Sentinel(List.of(sentinel.node()), NAME)), System::nanoTime);
        assertThat(store.write(video("a", 1), AMPLE)).isEqualTo(new WriteOutcome.Written());
        // What is not with the replica yet is lost with the master; and Sentinel promotes none that it has not seen.
        patiently().until(() -> replica.holds("a"));
        patiently().until(() -> sentinel.knowsReplicas(NAME));
    }

    @AfterEach
    void stopServers() throws IOException {
        store.close();
        sentinel.close();
        replica.close();
        master.close();
    }

    /** Sentinel makes a server drop its connections when it gives it another role: whoever asks just then asks again. */
    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(40)).ignoreExceptionsInstanceOf(RedisException.class);
    }

    @Test
    void killedMaster_isFollowedByItsReplica_withWhatThatHas() throws IOException {
        master.kill();

        patiently()
                .untilAsserted(() -> assertThat(store.lookup("a", SHORT)).isEqualTo(new Lookup.Found(video("a", 1))));
        patiently().untilAsserted(() -> assertThat(store.write(video("a", 2), SHORT))
                .isNotInstanceOf(WriteOutcome.Failed.class));
        assertThat(replica.<String>ask(redis -> redis.hget("vrs:streams", "a"))).contains("\"revision\":\"1.2\"");

        // It begins empty, and Sentinel makes it a replica: nobody is sent to it.
        master.startAgain();
        patiently()
                .until(() -> master.<String>ask(redis -> (String) redis.role().getFirst())
                        .equals("slave"));
        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 2)));
    }

    @Test
    void hungMaster_isLeftForTheOneThatTookOver_andNotReadWhenItGoesOn() {
        master.hang();

        patiently().untilAsserted(() -> assertThat(store.write(video("a", 2), SHORT))
                .isNotInstanceOf(WriteOutcome.Failed.class));
        master.goOn();

        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 2)));
        patiently()
                .until(() -> master.<String>ask(redis -> (String) redis.role().getFirst())
                        .equals("slave"));
        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 2)));
        assertThat(store.write(video("a", 3), AMPLE)).isEqualTo(new WriteOutcome.Written());
    }
}
