package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamLayer.Answer;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;

/** Asking the cold store as well while the hot one is slow, with threads that are held by a latch. */
class LayerHedgeTest implements LayerListener {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Lookup FOUND = new Lookup.Found(video("a", 1));
    private static final int HEDGES_MAX = 3;

    private final CountDownLatch hotMayAnswer = new CountDownLatch(1);
    private final AtomicInteger hedged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger serving = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final LongSupplier nanoTicker = System::nanoTime;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean hotHangs;
    private volatile boolean coldIsOff;
    private Layer layer;

    @BeforeEach
    void bothServe() {
        layer = layer(config(Duration.ofSeconds(20), 0.0));
        warmUp();
    }

    @AfterEach
    void stop() {
        hotMayAnswer.countDown();
        threads.close();
    }

    @Test
    void hotThatIsSlow_isOvertakenByTheColdStore() {
        hotHangs = true;

        assertThat(layer.lookup("a", AMPLE)).isEqualTo(new Answer(FOUND, "cold"));
        assertThat(hedged).hasValue(1);
        assertThat(failed).as("slow is not failed").hasValue(0);
    }

    @Test
    void hotThatIsSlow_isFeltWhenTheColdStoreIsOff() {
        layer = layer(config(Duration.ofMillis(300), 1.0));
        warmUp();
        hotHangs = true;
        coldIsOff = true;

        assertThat(layer.lookup("a", AMPLE).lookup()).isInstanceOf(Lookup.Failed.class);
    }

    @Test
    void hedges_areBoundedByTheirBudget() {
        layer = layer(config(Duration.ofMillis(300), 0.0));
        warmUp();
        hotHangs = true;

        for (int i = 0; i < HEDGES_MAX + 2; i++) {
            assertThat(layer.lookup("a", AMPLE)).isEqualTo(new Answer(FOUND, "cold"));
        }

        assertThat(hedged).hasValue(HEDGES_MAX);
        assertThat(refused)
                .as("the rest waited for the end of the hot store's time")
                .hasValue(2);
    }

    @Test
    void hotThatHangsForGood_holdsABoundedNumberOfThreads() {
        LayerConfig config = config(Duration.ofMillis(500), 1.0);
        layer = layer(config);
        warmUp();
        hotHangs = true;

        for (int i = 0; i < 50; i++) {
            assertThat(layer.lookup("a", AMPLE)).isEqualTo(new Answer(FOUND, "cold"));
        }

        assertThat(held).as("threads that hang").hasValue(config.callsMax());
    }

    private Layer layer(LayerConfig config) {
        return new Layer(
                store("hot"), store("cold"), new ServedRevisions(10), config, nanoTicker, new Random(1), threads, this);
    }

    /** Reads until both serve: the first reads come before the first probe has. */
    private void warmUp() {
        Awaitility.await().until(() -> {
            Answer answer = layer.lookup("a", AMPLE);
            return serving.get() >= 2 && answer.technology().equals("hot");
        });
        serving.set(0);
        hedged.set(0);
        refused.set(0);
        failed.set(0);
    }

    private static LayerConfig config(Duration askTimeout, double hedgeShare) {
        LayerConfig usual = LayerConfig.defaults();
        return new LayerConfig(
                askTimeout,
                8,
                8,
                1_000,
                usual.probeEvery(),
                askTimeout.multipliedBy(3),
                1,
                Duration.ofHours(1),
                usual.samplesMax(),
                Duration.ofMillis(5),
                Duration.ofMillis(5),
                hedgeShare,
                HEDGES_MAX,
                1_000_000);
    }

    private StreamStore store(String technology) {
        return new StreamStore() {
            @Override
            public String technology() {
                return technology;
            }

            @Override
            public Lookup lookup(String vid, Duration timeLeft) {
                if (hotHangs && technology.equals("hot")) {
                    held.incrementAndGet();
                    await(AMPLE);
                    return new Lookup.Failed(FailureReason.TIMED_OUT);
                }
                return coldIsOff && technology.equals("cold")
                        ? new Lookup.Failed(FailureReason.CONNECT_REFUSED)
                        : FOUND;
            }

            @Override
            public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
                return new WriteOutcome.Written();
            }

            @Override
            public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) {
                return List.of();
            }

            @Override
            public Revision newestRevision(Duration timeLeft) {
                return new Revision(1, 1);
            }

            @Override
            public void close() {}
        };
    }

    private void await(Duration time) {
        try {
            assertThat(hotMayAnswer.await(time.toNanos(), TimeUnit.NANOSECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void hedged(String technology) {
        hedged.incrementAndGet();
    }

    @Override
    public void hedgeRefused() {
        refused.incrementAndGet();
    }

    @Override
    public void failed(String technology, FailureReason reason) {
        failed.incrementAndGet();
    }

    @Override
    public void moved(String technology, StoreHealth health) {
        if (health instanceof StoreHealth.Serving) {
            serving.incrementAndGet();
        }
    }
}
