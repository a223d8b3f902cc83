package vrs.catalog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamLayer;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskStreamStore;

class RememberedLayerTest {
    private static final Duration TIME = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final ServedRevisions served = new ServedRevisions(100);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Patience patience = new Patience(TIME, threads);
    private DiskStreamStore replica;
    private Lookup said = new Lookup.Failed(FailureReason.TIMED_OUT);

    @BeforeEach
    void open() {
        replica = ReplicaFile.open(DiskConfig.of(folder.resolve("replica.mv")), folder.resolve("none"), _ -> {})
                .store();
        replica.keep(List.of(video("a", 2)), revision(2), TIME);
    }

    @AfterEach
    void close() {
        replica.close();
        threads.shutdownNow();
    }

    @Test
    void higherAnswer_standsInTheReplica_whenItIsGiven() {
        said = new Lookup.Found(video("a", 3));

        assertThat(ask(false).lookup()).isEqualTo(said);
        assertThat(replica.held("a")).isEqualTo(revision(3));
        assertThat(replica.position()).as("one entry is not all").isEqualTo(revision(2));
    }

    @Test
    void lowerAnswer_isReplacedByWhatTheReplicaHolds() {
        said = new Lookup.Found(video("a", 1));

        assertThat(ask(false)).isEqualTo(new StreamLayer.Answer(new Lookup.Found(video("a", 2)), "disk"));
    }

    @Test
    void failure_ofTheLastLayer_isCoveredByTheReplica() {
        assertThat(ask(false).lookup()).isEqualTo(said);
        assertThat(ask(true)).isEqualTo(new StreamLayer.Answer(new Lookup.Found(video("a", 2)), "disk"));
    }

    @Test
    void failure_isNotCoveredByTheReplica_whenALaterOneWasTold() {
        served.announced("a", revision(3));

        assertThat(ask(true).lookup()).isEqualTo(said);
    }

    @Test
    void whatTheReplicaHolds_isExpectedOfTheStores() {
        ask(false);

        assertThat(served.expected("a")).isEqualTo(revision(2));
        assertThat(served.floor("a")).as("it was not given yet").isEqualTo(Revision.NONE);
    }

    @Test
    void diskThatHangs_isDoneWithout() {
        CountDownLatch release = hang();
        said = new Lookup.Found(video("a", 1));

        assertThat(ask(false).lookup())
                .as("what nobody can ask for is held against no answer")
                .isEqualTo(said);
        release.countDown();
    }

    /** What is asked from now on would wait behind it for ever. */
    private CountDownLatch hang() {
        CountDownLatch release = new CountDownLatch(1);
        patience.insist(
                () -> {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                },
                Duration.ofMillis(1));
        return release;
    }

    private StreamLayer.Answer ask(boolean isLast) {
        StreamLayer layer = new StreamLayer() {
            @Override
            public Answer lookup(String vid, Duration timeLeft) {
                return new Answer(said, "redis");
            }

            @Override
            public StreamStore.WriteOutcome fill(CatalogEntry entry, Duration timeLeft) {
                return new StreamStore.WriteOutcome.Written();
            }
        };
        return new RememberedLayer(layer, isLast, replica, patience, served, TIME, StackListener.SILENT)
                .lookup("a", TIME);
    }
}
