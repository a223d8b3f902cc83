package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.StreamStore.Lookup;

/** Many callers at once, held together by latches. */
class StreamCatalogConcurrencyTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final int CALLERS = 1_000;

    private final ScriptedStore store = new ScriptedStore();
    private final CountDownLatch storeMayAnswer = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Throwable> thrownByLoads = new CopyOnWriteArrayList<>();
    private final ExecutorService loads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
            .uncaughtExceptionHandler((_, thrown) -> thrownByLoads.add(thrown))
            .factory());

    @AfterEach
    void stop() {
        storeMayAnswer.countDown();
        callers.close();
        loads.close();
    }

    @Test
    void oneLoad_servesAllWhoWait() throws Exception {
        StreamCatalog catalog = catalog(AMPLE, 64);
        store.answers(vid -> answerWhenLetGo(new Lookup.Found(video(vid, 1))));

        List<Future<Found>> answers = callWaiting(catalog);
        storeMayAnswer.countDown();

        for (Future<Found> answer : answers) {
            assertThat(answer.get()).isEqualTo(new Found.Known(video("a", 1), "scripted"));
        }
        assertThat(store.lookups).hasValue(1);
    }

    @Test
    void failure_isNoValueForThoseWhoJoined() throws Exception {
        StreamCatalog catalog = catalog(AMPLE, 64);
        AtomicInteger asked = new AtomicInteger();
        store.answers(vid -> asked.incrementAndGet() == 1
                ? answerWhenLetGo(new Lookup.Failed(FailureReason.STORE_ERROR))
                : new Lookup.Found(video(vid, 1)));

        List<Future<Found>> answers = callWaiting(catalog);
        storeMayAnswer.countDown();

        int failed = 0;
        for (Future<Found> answer : answers) {
            failed += answer.get() instanceof Found.Unavailable ? 1 : 0;
        }
        assertThat(failed).as("only the one whose own load failed").isEqualTo(1);
        assertThat(store.lookups).hasValueLessThan(CALLERS / 10);
    }

    @Test
    void callerThatGivesUp_takesNothingFromTheOthers() throws Exception {
        StreamCatalog catalog = catalog(AMPLE, 64);
        CountDownLatch storeIsAsked = new CountDownLatch(1);
        store.answers(vid -> {
            storeIsAsked.countDown();
            return answerWhenLetGo(new Lookup.Found(video(vid, 1)));
        });
        Future<Found> hasty = callers.submit(() -> catalog.find("a", Duration.ofMillis(1)));
        storeIsAsked.await();
        Future<Found> patient = callers.submit(() -> catalog.find("a", AMPLE));

        assertThat(hasty.get()).isEqualTo(new Found.Unavailable(FailureReason.TIMED_OUT));
        storeMayAnswer.countDown();

        assertThat(patient.get()).isEqualTo(new Found.Known(video("a", 1), "scripted"));
        assertThat(store.lookups).hasValue(1);
    }

    @Test
    void hungLoad_isGivenUpSoThatTheNextCallerAsksAgain() {
        StreamCatalog catalog = catalog(Duration.ofMillis(20), 64);
        store.answers(_ -> answerWhenLetGo(new Lookup.Absent()));
        assertThat(catalog.find("a", AMPLE)).isEqualTo(new Found.Unavailable(FailureReason.TIMED_OUT));

        store.holds(video("a", 1));

        Awaitility.await()
                .untilAsserted(() -> assertThat(catalog.find("a", AMPLE)).isInstanceOf(Found.Known.class));
    }

    @Test
    void hungStore_isAskedByABoundedNumberOfLoads() throws Exception {
        int loadsMax = 8;
        StreamCatalog catalog = catalog(Duration.ofMillis(50), loadsMax);
        store.answers(_ -> answerWhenLetGo(new Lookup.Absent()));
        List<Future<Found>> answers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String vid = "v" + i;
            answers.add(callers.submit(() -> catalog.find(vid, AMPLE)));
        }

        for (Future<Found> answer : answers) {
            assertThat(answer.get()).isEqualTo(new Found.Unavailable(FailureReason.TIMED_OUT));
        }
        assertThat(store.lookups).hasValue(loadsMax);
    }

    @Test
    void storeThatBreaks_wakesAllWhoWait() throws Exception {
        StreamCatalog catalog = catalog(AMPLE, 64);
        store.answers(_ -> {
            throw new IllegalStateException("a fault of the store's own code");
        });

        assertThat(callers.submit(() -> catalog.find("a", AMPLE)).get())
                .isEqualTo(new Found.Unavailable(FailureReason.STORE_ERROR));
        Awaitility.await("a fault of our own is not swallowed")
                .untilAsserted(() -> assertThat(thrownByLoads).hasSize(1));
    }

    @Test
    void endedExecutor_isAFailureAndNoHang() {
        StreamCatalog catalog = catalog(AMPLE, 64);
        loads.shutdown();

        assertThat(catalog.find("a", AMPLE)).isEqualTo(new Found.Unavailable(FailureReason.STORE_ERROR));
    }

    private StreamCatalog catalog(Duration loadTimeout, int loadsMax) {
        CatalogConfig usual = CatalogConfig.defaults();
        CatalogConfig config = new CatalogConfig(
                usual.refreshAfter(),
                usual.freshFor(),
                usual.absentFor(),
                usual.staleMax(),
                loadTimeout,
                loadsMax,
                usual.bytesMax(),
                usual.absentMax());
        return new StreamCatalog(store, _ -> false, config, new TestTicker(), loads);
    }

    /** All callers ask for one vid; comes back when the store is asked and all of them are on their way. */
    private List<Future<Found>> callWaiting(StreamCatalog catalog) throws InterruptedException {
        CountDownLatch allThere = new CountDownLatch(CALLERS);
        List<Thread> threads = new ArrayList<>();
        List<Future<Found>> answers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            answers.add(callers.submit(() -> {
                synchronized (threads) {
                    threads.add(Thread.currentThread());
                }
                allThere.countDown();
                return catalog.find("a", AMPLE);
            }));
        }
        allThere.await();
        Awaitility.await("all callers wait")
                .until(() -> threads.stream().allMatch(t -> t.getState() == Thread.State.TIMED_WAITING));
        return answers;
    }

    private Lookup answerWhenLetGo(Lookup answer) {
        try {
            storeMayAnswer.await();
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Lookup.Failed(FailureReason.TIMED_OUT);
        }
    }
}
