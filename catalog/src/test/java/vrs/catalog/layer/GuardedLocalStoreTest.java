package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;

/** A local store is read on the thread that asks; when it hangs, it holds up two of these and no more. */
@Timeout(30)
class GuardedLocalStoreTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);

    private final CountDownLatch heal = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(2);

    private GuardedStore guarded(ExecutorService threads) {
        LayerConfig config = LayerConfig.defaults();
        HealthKeeper health = new HealthKeeper(
                "disk",
                config,
                new ServedRevisions(10),
                System::nanoTime,
                new Random(1),
                LayerListener.SILENT,
                () -> false);
        return new GuardedStore(new Hanging(), config, health, System::nanoTime, threads, LayerListener.SILENT);
    }

    @Test
    void hungLocalStore_holdsUpTwoCallers_andTheNextOneGivesUpInTime() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            GuardedStore store = guarded(threads);
            List<Future<Lookup>> stuck = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                stuck.add(callers.submit(() -> store.askAndWait("a", AMPLE)));
            }
            try {
                assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

                Future<Lookup> third = callers.submit(() -> store.askAndWait("a", AMPLE));
                assertThat(third.get(5, TimeUnit.SECONDS)).isEqualTo(new Lookup.Failed(FailureReason.TIMED_OUT));
                assertThat(stuck).noneMatch(Future::isDone);
            } finally {
                heal.countDown();
            }
            for (Future<Lookup> one : stuck) {
                assertThat(one.get()).isEqualTo(new Lookup.Found(video("a", 1)));
            }
        }
    }

    private final class Hanging implements StreamStore {
        @Override
        public String technology() {
            return "disk";
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public Lookup lookup(String vid, Duration timeLeft) {
            held.countDown();
            try {
                heal.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Lookup.Found(video(vid, 1));
        }

        @Override
        public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
            return new WriteOutcome.Failed(FailureReason.STORE_ERROR);
        }

        @Override
        public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) {
            return List.of();
        }

        @Override
        public Revision newestRevision(Duration timeLeft) {
            return Revision.NONE;
        }

        @Override
        public void close() {}
    }
}
