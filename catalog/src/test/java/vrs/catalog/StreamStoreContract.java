package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.rich;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;

/** What every store promises, whatever its technology. */
abstract class StreamStoreContract {
    static final Duration AMPLE = Duration.ofSeconds(10);

    private StreamStore store;

    /** An empty store. */
    abstract StreamStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void lookup_ofUnknownVidIsAbsent() {
        assertThat(store.lookup("nobody", AMPLE)).isEqualTo(new Lookup.Absent());
    }

    @Test
    void lookup_givesBackWhatWasWritten() {
        VideoRecord written = rich("a", 7);

        assertThat(store.write(written, AMPLE)).isEqualTo(new WriteOutcome.Written());

        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(written));
    }

    @Test
    void write_ofLaterRevisionReplaces() {
        store.write(video("a", 1), AMPLE);

        assertThat(store.write(video("a", 2), AMPLE)).isEqualTo(new WriteOutcome.Written());

        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 2)));
    }

    @Test
    void write_ofEarlierOrSameRevisionIsSuperseded() {
        store.write(video("a", 5), AMPLE);

        assertThat(store.write(video("a", 4), AMPLE)).isEqualTo(new WriteOutcome.Superseded(revision(5)));
        assertThat(store.write(rich("a", 5), AMPLE)).isEqualTo(new WriteOutcome.Superseded(revision(5)));

        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 5)));
    }

    @Test
    void write_epochOutranksCounter() {
        VideoRecord oldLeader = video("a", new Revision(1, 900));
        VideoRecord newLeader = video("a", new Revision(2, 1));
        store.write(newLeader, AMPLE);

        assertThat(store.write(oldLeader, AMPLE)).isEqualTo(new WriteOutcome.Superseded(new Revision(2, 1)));

        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(newLeader));
    }

    @Test
    void tombstone_replacesAndIsKept() {
        store.write(video("a", 1), AMPLE);
        store.write(new Tombstone("a", revision(2)), AMPLE);

        assertThat(store.write(video("a", 1), AMPLE)).isEqualTo(new WriteOutcome.Superseded(revision(2)));
        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(new Tombstone("a", revision(2))));
    }

    @Test
    void writes_inAnyOrderLeaveTheHighestOfEachVid() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, VideoRecord> highest = new HashMap<>();
        List<VideoRecord> writes = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            VideoRecord write = video("v" + random.nextInt(6), new Revision(1 + random.nextInt(3), i));
            writes.add(write);
            highest.merge(write.vid(), write, (a, b) -> a.revision().isAfter(b.revision()) ? a : b);
        }
        Collections.shuffle(writes, random);

        writes.forEach(write -> store.write(write, AMPLE));

        highest.forEach((vid, expected) ->
                assertThat(store.lookup(vid, AMPLE)).as("seed " + seed).isEqualTo(new Lookup.Found(expected)));
    }

    @Test
    void writes_atTheSameTimeLeaveTheHighest() throws InterruptedException, ExecutionException {
        int writers = 16;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<WriteOutcome>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= writers; i++) {
                VideoRecord write = video("contended", i);
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return store.write(write, AMPLE);
                }));
            }
            start.countDown();
        }

        for (Future<WriteOutcome> outcome : outcomes) {
            assertThat(outcome.get()).isNotInstanceOf(WriteOutcome.Failed.class);
        }
        assertThat(outcomes.get(writers - 1).get()).isEqualTo(new WriteOutcome.Written());
        assertThat(store.lookup("contended", AMPLE)).isEqualTo(new Lookup.Found(video("contended", writers)));
    }

    @Test
    void changesAfter_givesTheLaterOnesOldestFirstAndNoMoreThanAsked() throws StoreUnavailable {
        VideoRecord third = video("c", new Revision(2, 1));
        store.write(third, AMPLE);
        store.write(video("a", 3), AMPLE);
        store.write(new Tombstone("b", revision(4)), AMPLE);

        assertThat(store.changesAfter(Revision.NONE, 10, AMPLE))
                .containsExactly(video("a", 3), new Tombstone("b", revision(4)), third);
        assertThat(store.changesAfter(revision(3), 10, AMPLE)).containsExactly(new Tombstone("b", revision(4)), third);
        assertThat(store.changesAfter(Revision.NONE, 2, AMPLE)).hasSize(2);
        assertThat(store.changesAfter(new Revision(2, 1), 10, AMPLE)).isEmpty();
    }

    @Test
    void newestRevision_isThatOfTheLastChange() throws StoreUnavailable {
        assertThat(store.newestRevision(AMPLE)).isEqualTo(Revision.NONE);

        store.write(video("a", new Revision(2, 1)), AMPLE);
        store.write(video("b", new Revision(1, 500)), AMPLE);

        assertThat(store.newestRevision(AMPLE)).isEqualTo(new Revision(2, 1));
    }
}
