package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;

/** Ten thousand callers at once over two layers, held together by latches. */
class LayeredCatalogConcurrencyTest {
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final int CALLERS = 10_000;

    private final ScriptedStore l2 = new ScriptedStore();
    private final ScriptedStore l3 = new ScriptedStore();
    private final AtomicInteger fills = new AtomicInteger();
    private final CountDownLatch l3MayAnswer = new CountDownLatch(1);
    private volatile CountDownLatch fillHangs = new CountDownLatch(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        fillHangs.countDown();
        l3MayAnswer.countDown();
        threads.close();
    }

    @Test
    void simultaneousMisses_ofOneVideoAreOneLoadPerLayer() throws Exception {
        StreamCatalog catalog = catalog(AMPLE, 64);
        l3.answers(vid -> afterLetGo(new Lookup.Found(video(vid, 1))));

        List<Future<Found>> answers = callWaiting(catalog);
        l3MayAnswer.countDown();

        for (Future<Found> answer : answers) {
            assertThat(answer.get()).isEqualTo(new Found.Known(video("a", 1), "l3"));
        }
        assertThat(l2.lookups).hasValue(1);
        assertThat(l3.lookups).hasValue(1);
        Awaitility.await().untilAsserted(() -> assertThat(fills).hasValue(1));
    }

    @Test
    void leaderThatFails_failsAlone() throws Exception {
        StreamCatalog catalog = catalog(AMPLE, 64);
        AtomicInteger asked = new AtomicInteger();
        l3.answers(vid -> asked.incrementAndGet() == 1
                ? afterLetGo(new Lookup.Failed(FailureReason.STORE_ERROR))
                : new Lookup.Found(video(vid, 1)));

        List<Future<Found>> answers = callWaiting(catalog);
        l3MayAnswer.countDown();

        int failed = 0;
        for (Future<Found> answer : answers) {
            failed += answer.get() instanceof Found.Unavailable ? 1 : 0;
        }
        assertThat(failed).isEqualTo(1);
        assertThat(l3.lookups).hasValueLessThan(CALLERS / 100);
    }

    @Test
    void leaderThatGivesUp_takesNothingFromTheOthers() throws Exception {
        StreamCatalog catalog = catalog(AMPLE, 64);
        CountDownLatch asked = new CountDownLatch(1);
        l3.answers(vid -> {
            asked.countDown();
            return afterLetGo(new Lookup.Found(video(vid, 1)));
        });
        Future<Found> leader = threads.submit(() -> catalog.find("a", Duration.ofMillis(1)));
        asked.await();

        List<Future<Found>> answers = callWaiting(catalog);
        assertThat(leader.get()).isEqualTo(new Found.Unavailable(FailureReason.TIMED_OUT));
        l3MayAnswer.countDown();

        for (Future<Found> answer : answers) {
            assertThat(answer.get()).isEqualTo(new Found.Known(video("a", 1), "l3"));
        }
        assertThat(l3.lookups).hasValue(1);
    }

    @Test
    void hungL3_isAskedByABoundedNumberOfLoadsWhileL2GoesOn() throws Exception {
        int l3LoadsMax = 5;
        StreamCatalog catalog = catalog(Duration.ofMillis(300), l3LoadsMax);
        l3.answers(_ -> afterLetGo(new Lookup.Absent()));
        l2.answers(vid -> vid.startsWith("in-l2") ? new Lookup.Found(video(vid, 1)) : new Lookup.Absent());
        List<Future<Found>> misses = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String vid = "miss-" + i;
            misses.add(threads.submit(() -> catalog.find(vid, AMPLE)));
        }
        Awaitility.await().until(() -> l3.lookups.get() == l3LoadsMax);

        for (int i = 0; i < 10; i++) {
            String vid = "in-l2-" + i;
            Awaitility.await().until(() -> catalog.find(vid, AMPLE) instanceof Found.Known);
        }

        for (Future<Found> miss : misses) {
            assertThat(miss.get()).isEqualTo(new Found.Unavailable(FailureReason.TIMED_OUT));
        }
        assertThat(l3.lookups).hasValue(l3LoadsMax);
    }

    @Test
    void refresh_thatHangsEndsByItsOwnTimeout() {
        TestTicker ticker = new TestTicker();
        StreamCatalog catalog = catalog(config(AMPLE, Duration.ofMillis(20), 64, 64), ticker);
        l2.holds(video("a", 1));
        catalog.find("a", AMPLE);
        l2.answers(_ -> afterLetGo(new Lookup.Absent()));
        ticker.advance(CatalogConfig.defaults().refreshAfter());
        assertThat(catalog.find("a", AMPLE)).isInstanceOf(Found.Known.class);
        Awaitility.await("the refresh hangs").until(() -> l2.lookups.get() == 2);

        l2.holds(video("a", 2));

        Awaitility.await("another takes its place").untilAsserted(() -> {
            ticker.advance(CatalogConfig.defaults().refreshAfter());
            assertThat(catalog.find("a", AMPLE)).extracting("video").isEqualTo(video("a", 2));
        });
    }

    @Test
    void fills_areBoundedAndTheRestIsLeftOut() throws Exception {
        int fillsMax = 4;
        StreamCatalog catalog = catalog(config(AMPLE, AMPLE, 64, fillsMax), new TestTicker());
        CountDownLatch fillMayEnd = new CountDownLatch(1);
        fillHangs = fillMayEnd;
        l3.answers(vid -> new Lookup.Found(video(vid, 1)));

        for (int i = 0; i < 100; i++) {
            assertThat(catalog.find("v" + i, AMPLE)).isInstanceOf(Found.Known.class);
        }

        Awaitility.await().untilAsserted(() -> assertThat(fills).hasValue(fillsMax));
        fillMayEnd.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(fills).hasValue(fillsMax);
    }

    private StreamCatalog catalog(Duration loadTimeout, int l3LoadsMax) {
        return catalog(config(loadTimeout, loadTimeout, l3LoadsMax, 64), new TestTicker());
    }

    private StreamCatalog catalog(CatalogConfig config, TestTicker ticker) {
        return new StreamCatalog(
                layer("l2", l2),
                layer("l3", l3),
                new ServedRevisions(1_000),
                _ -> false,
                KnownVids.NOT_KNOWN,
                config,
                ticker,
                threads);
    }

    private static CatalogConfig config(Duration loadTimeout, Duration refreshTimeout, int l3LoadsMax, int fillsMax) {
        CatalogConfig usual = CatalogConfig.defaults();
        return new CatalogConfig(
                usual.refreshAfter(),
                usual.freshFor(),
                usual.absentFor(),
                usual.staleMax(),
                usual.expiryJitter(),
                loadTimeout,
                refreshTimeout,
                loadTimeout,
                usual.loadsMax(),
                l3LoadsMax,
                fillsMax,
                usual.bytesMax(),
                usual.absentMax());
    }

    private StreamLayer layer(String name, ScriptedStore store) {
        return new StreamLayer() {
            @Override
            public Answer lookup(String vid, Duration timeLeft) {
                return new Answer(store.lookup(vid, timeLeft), name);
            }

            @Override
            public WriteOutcome fill(CatalogEntry entry, Duration timeLeft) {
                fills.incrementAndGet();
                await(fillHangs);
                return new WriteOutcome.Written();
            }
        };
    }

    /** All callers ask for one vid; comes back when the store is asked and all of them wait. */
    private List<Future<Found>> callWaiting(StreamCatalog catalog) throws InterruptedException {
        CountDownLatch allThere = new CountDownLatch(CALLERS);
        List<Thread> callers = new ArrayList<>();
        List<Future<Found>> answers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            answers.add(threads.submit(() -> {
                synchronized (callers) {
                    callers.add(Thread.currentThread());
                }
                allThere.countDown();
                return catalog.find("a", AMPLE);
            }));
        }
        allThere.await();
        Awaitility.await("all callers wait").atMost(Duration.ofSeconds(60)).until(() -> callers.stream()
                .allMatch(t -> t.getState() == Thread.State.TIMED_WAITING));
        return answers;
    }

    private Lookup afterLetGo(Lookup answer) {
        return await(l3MayAnswer) ? answer : new Lookup.Failed(FailureReason.TIMED_OUT);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
