package vrs.catalog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.RevisionKey;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.StreamStoreContract;

/** Over a real Redis process; each test has a namespace of its own in it. */
class RedisStreamStoreTest extends StreamStoreContract {
    private static RedisServer server;
    private static int namespaces;

    private String namespace;

    @BeforeAll
    static void startServer() throws IOException {
        server = RedisServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    protected StreamStore open() {
        namespace = "test" + namespaces++;
        return another();
    }

    private StreamStore another() {
        return RedisStreamStore.connect(server.config(namespace), System::nanoTime);
    }

    @Test
    void technology_isTheOneOfTheServedHeader() {
        try (StreamStore store = another()) {
            assertThat(store.technology()).isEqualTo("redis");
        }
    }

    @Test
    void twoStoresOfOneRedis_seeEachOthersWrites() {
        try (StreamStore one = another();
                StreamStore other = another()) {
            one.write(video("a", 2), AMPLE);

            assertThat(other.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 2)));
            assertThat(other.write(video("a", 1), AMPLE)).isEqualTo(new WriteOutcome.Superseded(revision(2)));
        }
    }

    @Test
    void index_holdsOneLinePerVid() {
        try (StreamStore store = another()) {
            for (int i = 1; i <= 20; i++) {
                store.write(video("v" + i % 3, i), AMPLE);
            }
        }

        assertThat(lines())
                .containsExactly(
                        RevisionKey.of(video("v0", 18)),
                        RevisionKey.of(video("v1", 19)),
                        RevisionKey.of(video("v2", 20)));
    }

    @Test
    void forgottenScripts_areToldAgain() {
        try (StreamStore store = another()) {
            store.write(video("a", 1), AMPLE);
            inRedis(RedisCommands::scriptFlush);

            assertThat(store.write(video("a", 2), AMPLE)).isEqualTo(new WriteOutcome.Written());
        }
    }

    @Test
    void corruptValue_isNoAnswerOfAnyVid_andALaterWriteMendsIt() throws StoreUnavailable {
        try (StreamStore store = another()) {
            store.write(video("a", 1), AMPLE);
            store.write(video("b", 2), AMPLE);
            put("a", RevisionKey.of(revision(1)) + "{\"vid\":");

            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Failed(FailureReason.CORRUPT));
            assertThatThrownBy(() -> store.changesAfter(Revision.NONE, 10, AMPLE))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.CORRUPT));

            put("a", "nothing of ours");
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Failed(FailureReason.CORRUPT));

            assertThat(store.write(video("a", 3), AMPLE)).isEqualTo(new WriteOutcome.Written());
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 3)));
            assertThat(store.changesAfter(Revision.NONE, 10, AMPLE)).containsExactly(video("b", 2), video("a", 3));
        }
    }

    private void put(String vid, String value) {
        inRedis(redis -> redis.hset(namespace + ":streams", vid, value));
    }

    private List<String> lines() {
        return inRedis(redis -> redis.zrange(namespace + ":revisions", 0, -1));
    }

    private static <T> T inRedis(java.util.function.Function<RedisCommands<String, String>, T> question) {
        try (RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", server.port()));
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }
}
