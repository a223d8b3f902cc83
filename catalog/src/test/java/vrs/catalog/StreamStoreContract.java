package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.rich;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
public abstract class StreamStoreContract {
    protected static final Duration AMPLE = Duration.ofSeconds(10);

    private StreamStore store;

    /** An empty store. */
    protected abstract StreamStore open();

    @BeforeEach
    protected void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    protected void closeStore() throws Exception {
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

    @Test
    void tombstone_outranksEveryEarlierRecord_andALaterPublishOutranksIt() {
        Tombstone gone = new Tombstone("a", new Revision(2, 5));
        store.write(video("a", new Revision(2, 4)), AMPLE);
        assertThat(store.write(gone, AMPLE)).isEqualTo(new WriteOutcome.Written());

        for (Revision earlier : List.of(new Revision(1, 900), new Revision(2, 4), new Revision(2, 5))) {
            assertThat(store.write(video("a", earlier), AMPLE)).isEqualTo(new WriteOutcome.Superseded(gone.revision()));
        }
        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(gone));

        VideoRecord again = video("a", new Revision(2, 6));
        assertThat(store.write(again, AMPLE)).isEqualTo(new WriteOutcome.Written());
        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(again));
    }

    @Test
    void revisions_thatNoDoubleCanHoldKeepTheirOrder() throws StoreUnavailable {
        long past = 1L << 53;
        VideoRecord low = video("low", new Revision(past, past));
        VideoRecord high = video("high", new Revision(past, past + 1));
        VideoRecord highest = video("highest", new Revision(past + 1, 999_999_999_999_999_999L));
        for (VideoRecord write : List.of(high, highest, low)) {
            assertThat(store.write(write, AMPLE)).isEqualTo(new WriteOutcome.Written());
        }

        assertThat(store.changesAfter(Revision.NONE, 10, AMPLE)).containsExactly(low, high, highest);
        assertThat(store.changesAfter(low.revision(), 10, AMPLE)).containsExactly(high, highest);
        assertThat(store.newestRevision(AMPLE)).isEqualTo(highest.revision());
        assertThat(store.write(video("high", low.revision()), AMPLE))
                .isEqualTo(new WriteOutcome.Superseded(high.revision()));
        assertThat(store.write(video("low", high.revision()), AMPLE)).isEqualTo(new WriteOutcome.Written());
    }

    @Test
    void changesAfter_inPagesGivesEachVidOnceAtItsLastRevision() throws StoreUnavailable {
        Map<String, CatalogEntry> expected = new HashMap<>();
        for (int i = 1; i <= 320; i++) {
            CatalogEntry write =
                    i % 7 == 0 ? new Tombstone("v" + i % 270, revision(i)) : video("v" + i % 270, revision(i));
            store.write(write, AMPLE);
            expected.put(write.vid(), write);
        }

        for (int pageMax : List.of(7, 64, 269, 270, 1_000)) {
            List<CatalogEntry> all = new ArrayList<>();
            Revision reached = Revision.NONE;
            List<CatalogEntry> page = store.changesAfter(reached, pageMax, AMPLE);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(pageMax);
                all.addAll(page);
                reached = page.getLast().revision();
                page = store.changesAfter(reached, pageMax, AMPLE);
            }
            assertThat(all).as("pages of " + pageMax).containsExactlyInAnyOrderElementsOf(expected.values());
            assertThat(all).isSortedAccordingTo(Comparator.comparing(CatalogEntry::revision));
            assertThat(reached).isEqualTo(revision(320));
        }
        assertThat(store.changesAfter(Revision.NONE, 0, AMPLE)).isEmpty();
    }

    @Test
    void writes_ofManyAtTheSameTimeAgreeInLookupsAndChanges() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, CatalogEntry> highest = new HashMap<>();
        List<CatalogEntry> writes = new ArrayList<>();
        for (int i = 1; i <= 240; i++) {
            String vid = "v" + random.nextInt(8);
            Revision at = new Revision(1 + random.nextInt(3), i);
            CatalogEntry write = random.nextInt(4) == 0 ? new Tombstone(vid, at) : video(vid, at);
            writes.add(write);
            highest.merge(vid, write, (a, b) -> a.revision().isAfter(b.revision()) ? a : b);
        }
        Collections.shuffle(writes, random);

        List<Future<WriteOutcome>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            writes.forEach(write -> outcomes.add(threads.submit(() -> store.write(write, AMPLE))));
        }

        for (Future<WriteOutcome> outcome : outcomes) {
            assertThat(outcome.get()).as("seed " + seed).isNotInstanceOf(WriteOutcome.Failed.class);
        }
        highest.forEach((vid, expected) ->
                assertThat(store.lookup(vid, AMPLE)).as("seed " + seed).isEqualTo(new Lookup.Found(expected)));
        assertThat(store.changesAfter(Revision.NONE, 1_000, AMPLE))
                .as("seed " + seed)
                .containsExactlyElementsOf(highest.values().stream()
                        .sorted(Comparator.comparing(CatalogEntry::revision))
                        .toList());
    }

    @Test
    void noTimeLeft_isAFailureAndWritesNothing() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-5))) {
            assertThat(store.write(video("a", 1), none)).isEqualTo(new WriteOutcome.Failed(FailureReason.TIMED_OUT));
            assertThat(store.lookup("a", none)).isEqualTo(new Lookup.Failed(FailureReason.TIMED_OUT));
            assertThatThrownBy(() -> store.changesAfter(Revision.NONE, 1, none))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.TIMED_OUT));
            assertThatThrownBy(() -> store.newestRevision(none))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.TIMED_OUT));
        }
        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Absent());
    }

    @Test
    void closedStore_failsAsAValue() {
        store.write(video("a", 1), AMPLE);

        store.close();
        store.close();

        assertThat(store.lookup("a", AMPLE)).isInstanceOf(Lookup.Failed.class);
        assertThat(store.write(video("a", 2), AMPLE)).isInstanceOf(WriteOutcome.Failed.class);
        assertThatThrownBy(() -> store.changesAfter(Revision.NONE, 1, AMPLE)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> store.newestRevision(AMPLE)).isInstanceOf(StoreUnavailable.class);
    }
}
