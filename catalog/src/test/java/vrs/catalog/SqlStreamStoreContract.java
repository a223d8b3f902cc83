package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static vrs.catalog.Entries.video;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.sql.SqlStreamStore;

/** What the SQL store promises on each product, over a real server of it. */
abstract class SqlStreamStoreContract extends StreamStoreContract {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Lookup TIMED_OUT = new Lookup.Failed(FailureReason.TIMED_OUT);

    abstract TestSqlServer server();

    @BeforeEach
    void dropTables() throws SQLException {
        server().execute("DROP TABLE IF EXISTS vrs_stream", "DROP TABLE IF EXISTS vrs_schema");
    }

    /** Connects when it is first asked. */
    @Override
    protected StreamStore open() {
        return SqlStreamStore.connect(server().config());
    }

    @Test
    void technology_isTheOneOfTheServedHeader() {
        try (StreamStore store = open()) {
            assertThat(store.technology()).isEqualTo("sql");
        }
    }

    @Test
    void row_holdsRecordAndRevisionForOperators() throws SQLException {
        try (StreamStore store = open()) {
            store.write(video("a", new Revision(3, 4)), AMPLE);

            assertThat(server().query("SELECT epoch FROM vrs_stream WHERE vid = 'a'"))
                    .containsExactly("3");
            assertThat(server().query("SELECT counter FROM vrs_stream")).containsExactly("4");
            assertThat(server().query("SELECT body FROM vrs_stream").getFirst()).contains("\"title\":\"Title of a\"");
        }
    }

    @Test
    void vids_thatDifferInCaseOnlyAreTwo() {
        try (StreamStore store = open()) {
            store.write(video("Film", 1), AMPLE);
            store.write(video("film", 2), AMPLE);

            assertThat(store.lookup("Film", AMPLE)).isEqualTo(new Lookup.Found(video("Film", 1)));
            assertThat(store.lookup("film", AMPLE)).isEqualTo(new Lookup.Found(video("film", 2)));
            assertThat(store.lookup("FILM", AMPLE)).isEqualTo(new Lookup.Absent());
            assertThat(store.lookup("film ", AMPLE)).isEqualTo(new Lookup.Absent());
        }
    }

    @Test
    void vid_thatIsSqlIsOnlyAVid() {
        String vid = "x' OR '1'='1'; DROP TABLE vrs_stream; --\\";
        try (StreamStore store = open()) {
            store.write(video("a", 1), AMPLE);

            assertThat(store.lookup(vid, AMPLE)).isEqualTo(new Lookup.Absent());
            assertThat(store.write(video(vid, 2), AMPLE)).isEqualTo(new WriteOutcome.Written());

            assertThat(store.lookup(vid, AMPLE)).isEqualTo(new Lookup.Found(video(vid, 2)));
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 1)));
        }
    }

    @Test
    void corruptBody_isNoAnswerOfAnyVid() throws SQLException {
        try (StreamStore store = open()) {
            store.write(video("a", 1), AMPLE);
            server().execute("UPDATE vrs_stream SET body = '{\"vid\":\"a\"}'");

            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Failed(FailureReason.CORRUPT));
            assertThatThrownBy(() -> store.changesAfter(Revision.NONE, 10, AMPLE))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.CORRUPT));
        }
    }

    @Test
    void changesAfter_pagesThroughAllEpochsOnce() throws StoreUnavailable {
        List<CatalogEntry> written = new ArrayList<>();
        try (StreamStore store = open()) {
            for (int i = 1; i <= 60; i++) {
                VideoRecord video = video("v" + (61 - i), new Revision(1 + i / 25, 1_000 - 10L * (i / 25) + i));
                written.add(video);
                store.write(video, AMPLE);
            }

            List<CatalogEntry> read = new ArrayList<>();
            Revision from = Revision.NONE;
            for (List<CatalogEntry> page = store.changesAfter(from, 7, AMPLE);
                    !page.isEmpty();
                    page = store.changesAfter(from, 7, AMPLE)) {
                assertThat(page).hasSizeLessThanOrEqualTo(7);
                read.addAll(page);
                from = page.getLast().revision();
            }

            assertThat(read).isEqualTo(written);
        }
    }

    @Test
    void hungServer_failsWithinTheTimeGivenAndIsUsedAgain() throws Exception {
        try (StreamStore store = open()) {
            store.write(video("a", 1), AMPLE);
            try (TestSqlServer.Hang hang = server().hang()) {
                assertThat(hang).isNotNull();
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                    for (int i = 0; i < 2 * server().config().connectionsMax(); i++) {
                        assertThat(store.lookup("a", SHORT)).isEqualTo(TIMED_OUT);
                    }
                    assertThat(store.write(video("a", 2), SHORT))
                            .isEqualTo(new WriteOutcome.Failed(FailureReason.TIMED_OUT));
                    assertThatThrownBy(() -> store.newestRevision(SHORT))
                            .isInstanceOfSatisfying(StoreUnavailable.class, e -> assertThat(e.reason())
                                    .isEqualTo(FailureReason.TIMED_OUT));
                });
            }

            Awaitility.await()
                    .untilAsserted(() -> assertThat(store.lookup("a", SHORT)).isInstanceOf(Lookup.Found.class));
        }
    }

    @Test
    void hungServer_givesConnectionsBackWhenTheTimeIsUp() throws Exception {
        try (StreamStore store = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            store.write(video("a", 1), AMPLE);
            try (TestSqlServer.Hang hang = server().hang()) {
                assertThat(hang).isNotNull();
                List<Future<Lookup>> lookups = new ArrayList<>();
                for (int i = 0; i < 4 * server().config().connectionsMax(); i++) {
                    lookups.add(threads.submit(() -> store.lookup("a", SHORT)));
                }
                for (Future<Lookup> lookup : lookups) {
                    assertThat(lookup.get()).isEqualTo(TIMED_OUT);
                }
            }

            Awaitility.await().untilAsserted(() -> assertThat(store.lookup("a", SHORT))
                    .isEqualTo(new Lookup.Found(video("a", 1))));
        }
    }

    @Test
    void connections_thatTheServerDroppedCostNoLookup() throws Exception {
        try (StreamStore store = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            store.write(video("a", 1), AMPLE);
            inParallel(threads, () -> store.lookup("a", AMPLE));

            server().dropConnections();

            assertThat(inParallel(threads, () -> store.lookup("a", AMPLE)))
                    .allMatch(new Lookup.Found(video("a", 1))::equals);
        }
    }

    @Test
    void serverThatWasEmptied_getsItsTablesAgain() throws Exception {
        try (StreamStore store = open()) {
            store.write(video("a", 9), AMPLE);
            dropTables();

            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Absent());
            assertThat(store.write(video("a", 1), AMPLE)).isEqualTo(new WriteOutcome.Written());
        }
    }

    @Test
    void schema_isMadeOnceByManyAtOnce() throws Exception {
        List<StreamStore> stores = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<WriteOutcome>> writes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                StreamStore store = open();
                VideoRecord video = video("v" + i, i + 1);
                stores.add(store);
                writes.add(threads.submit(() -> store.write(video, AMPLE)));
            }
            for (Future<WriteOutcome> write : writes) {
                assertThat(write.get()).isEqualTo(new WriteOutcome.Written());
            }
        } finally {
            stores.forEach(StreamStore::close);
        }

        assertThat(server().query("SELECT version FROM vrs_schema")).containsExactly("1");
        assertThat(server().query("SELECT count(*) FROM vrs_stream")).containsExactly("8");
    }

    @Test
    void schema_ofALaterVersionIsRefused() throws SQLException {
        try (StreamStore store = open()) {
            store.write(video("a", 1), AMPLE);
        }
        server().execute("UPDATE vrs_schema SET version = 2");

        try (StreamStore store = open()) {
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Failed(FailureReason.STORE_ERROR));
            assertThat(store.write(video("a", 2), AMPLE)).isEqualTo(new WriteOutcome.Failed(FailureReason.STORE_ERROR));
        }
        assertThat(server().query("SELECT counter FROM vrs_stream")).containsExactly("1");
    }

    @Test
    void twoProcesses_neverLowerWhatAReaderSaw() throws Exception {
        int writers = 8;
        try (StreamStore one = open();
                StreamStore other = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            one.write(video("contended", new Revision(1, 1)), AMPLE);
            List<Future<List<WriteOutcome>>> outcomes = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                StreamStore store = i % 2 == 0 ? one : other;
                int offset = i;
                outcomes.add(threads.submit(() -> writeScattered(store, offset, writers)));
            }

            Revision seen = Revision.NONE;
            while (!outcomes.stream().allMatch(Future::isDone)) {
                Revision now = found(other.lookup("contended", AMPLE));
                assertThat(now).isGreaterThanOrEqualTo(seen);
                seen = now;
            }

            for (Future<List<WriteOutcome>> outcome : outcomes) {
                assertThat(outcome.get()).noneMatch(WriteOutcome.Failed.class::isInstance);
            }
            assertThat(found(one.lookup("contended", AMPLE))).isEqualTo(new Revision(3, 40L * writers));
        }
    }

    /** Each writer walks through revisions of all three epochs in an order of its own, which is the same in each run. */
    private static List<WriteOutcome> writeScattered(StreamStore store, int offset, int writers) {
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int step = (i * 17 + offset * 7) % 40;
            long counter = (long) step * writers + offset + 1;
            outcomes.add(store.write(video("contended", new Revision(1 + (step + offset) % 3, counter)), AMPLE));
        }
        outcomes.add(store.write(video("contended", new Revision(3, 40L * writers)), AMPLE));
        return outcomes;
    }

    private static Revision found(Lookup lookup) {
        return ((Lookup.Found) lookup).entry().revision();
    }

    private List<Lookup> inParallel(ExecutorService threads, Callable<Lookup> lookup)
            throws InterruptedException, ExecutionException {
        List<Lookup> lookups = new ArrayList<>();
        for (Future<Lookup> future :
                threads.invokeAll(Collections.nCopies(server().config().connectionsMax(), lookup))) {
            lookups.add(future.get());
        }
        return lookups;
    }
}
