package vrs.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AdmissionControllerTest {
    private OptionalInt bound = OptionalInt.of(4);
    private final AdmissionController limit = new AdmissionController(() -> bound);

    private boolean enters(TrafficClass trafficClass) {
        return limit.enter(trafficClass) instanceof Permit;
    }

    @Test
    void perSecond_holdsATenthOfIt_andRefillsAtItsPace() {
        long[] nowNanos = {0};
        AdmissionController bounded =
                new AdmissionController(OptionalInt::empty, () -> OptionalInt.of(50), () -> nowNanos[0]);
        int at0 = entered(bounded, TrafficClass.PLAY, 20);
        nowNanos[0] += TimeUnit.MILLISECONDS.toNanos(40);
        int at40Ms = entered(bounded, TrafficClass.PLAY, 20);
        nowNanos[0] += TimeUnit.SECONDS.toNanos(10);

        assertThat(List.of(at0, at40Ms, entered(bounded, TrafficClass.PLAY, 20)))
                .containsExactly(5, 2, 5);
        assertThat(bounded.enter()).isEqualTo(new Rejected(TrafficClass.PLAY, RejectReason.QPS, Duration.ofSeconds(1)));
        assertThat(bounded.inFlight()).as("who is refused holds no place").isZero();
    }

    @Test
    void perSecond_preloadLeavesRoomForAutoplay_andBothForPlays() {
        AdmissionController bounded = new AdmissionController(OptionalInt::empty, () -> OptionalInt.of(80), () -> 0);

        assertThat(List.of(
                        entered(bounded, TrafficClass.PRELOAD, 20),
                        entered(bounded, TrafficClass.AUTOPLAY, 20),
                        entered(bounded, TrafficClass.PLAY, 20)))
                .containsExactly(4, 2, 2);
    }

    @Test
    void perSecond_changesAtOnce_andNoneIsNoBound() {
        OptionalInt[] perSecond = {OptionalInt.of(3)};
        AdmissionController bounded = new AdmissionController(OptionalInt::empty, () -> perSecond[0], () -> 0);
        int ofThree = entered(bounded, TrafficClass.PLAY, 20);
        perSecond[0] = OptionalInt.of(90);
        int ofNinety = entered(bounded, TrafficClass.PLAY, 20);
        perSecond[0] = OptionalInt.of(0);
        int ofNone = entered(bounded, TrafficClass.PLAY, 20);
        perSecond[0] = OptionalInt.empty();

        assertThat(List.of(ofThree, ofNinety, ofNone, entered(bounded, TrafficClass.PLAY, 20)))
                .containsExactly(3, 9, 0, 20);
    }

    @Test
    void whoWasLetIn_takesAnotherPlaceWithoutCountingAgain() {
        AdmissionController bounded = new AdmissionController(OptionalInt::empty, () -> OptionalInt.of(1), () -> 0);
        assertThat(bounded.enter()).isInstanceOf(Permit.class);

        assertThat(bounded.enterAgain(TrafficClass.AUTOPLAY)).isInstanceOf(Permit.class);
        assertThat(bounded.enter()).isInstanceOf(Rejected.class);
    }

    private static int entered(AdmissionController into, TrafficClass trafficClass, int times) {
        int entered = 0;
        for (int i = 0; i < times; i++) {
            if (into.enter(trafficClass) instanceof Permit permit) {
                permit.close();
                entered++;
            }
        }
        return entered;
    }

    @Test
    void plays_fillTheWhole() {
        for (int i = 0; i < 4; i++) {
            assertThat(enters(TrafficClass.PLAY)).isTrue();
        }

        assertThat(limit.enter(TrafficClass.PLAY))
                .isEqualTo(new Rejected(TrafficClass.PLAY, RejectReason.IN_FLIGHT, Duration.ofSeconds(1)));
        assertThat(limit.inFlight(TrafficClass.PLAY)).isEqualTo(4);
    }

    @Test
    void preload_isRefusedFirstThenAutoplay() {
        enters(TrafficClass.PLAY);
        enters(TrafficClass.PLAY);

        assertThat(enters(TrafficClass.PRELOAD)).isFalse();
        assertThat(enters(TrafficClass.AUTOPLAY)).isTrue();
        assertThat(enters(TrafficClass.AUTOPLAY)).isFalse();
        assertThat(enters(TrafficClass.PLAY)).isTrue();
        assertThat(enters(TrafficClass.PLAY)).isFalse();
    }

    @Test
    void limitOfOne_isForWhoeverComesFirst() {
        bound = OptionalInt.of(1);

        Admission preload = limit.enter(TrafficClass.PRELOAD);
        assertThat(preload).isInstanceOf(Permit.class);
        assertThat(enters(TrafficClass.PLAY)).isFalse();

        ((Permit) preload).close();
        assertThat(enters(TrafficClass.PLAY)).isTrue();
        assertThat(enters(TrafficClass.PRELOAD)).isFalse();
    }

    @Test
    void limitOfNothing_letsNobodyIn() {
        bound = OptionalInt.of(0);

        for (TrafficClass each : TrafficClass.values()) {
            assertThat(enters(each)).isFalse();
        }
    }

    @Test
    void noLimit_countsOnly() {
        bound = OptionalInt.empty();

        for (int i = 0; i < 1_000; i++) {
            assertThat(enters(TrafficClass.PRELOAD)).isTrue();
        }
        assertThat(limit.inFlight()).isEqualTo(1_000);
        assertThat(limit.limit()).isEmpty();
    }

    @Test
    void change_actsAtOnceAndThrowsNobodyOut() {
        Permit first = (Permit) limit.enter();
        enters(TrafficClass.PLAY);
        bound = OptionalInt.of(1);

        assertThat(enters(TrafficClass.PLAY)).isFalse();
        assertThat(limit.inFlight()).isEqualTo(2);
        first.close();
        assertThat(enters(TrafficClass.PLAY))
                .as("one is still in, and one is all")
                .isFalse();

        bound = OptionalInt.of(2);
        assertThat(enters(TrafficClass.PLAY)).isTrue();
    }

    @Test
    void permit_closedTwiceGivesOnePlaceBack() {
        Permit permit = (Permit) limit.enter(TrafficClass.AUTOPLAY);
        enters(TrafficClass.AUTOPLAY);

        permit.close();
        permit.close();

        assertThat(limit.inFlight(TrafficClass.AUTOPLAY)).isEqualTo(1);
        assertThat(permit.trafficClass()).isEqualTo(TrafficClass.AUTOPLAY);
    }

    @Test
    void refusal_isTheSameObjectEachTime() {
        bound = OptionalInt.of(0);

        assertThat(limit.enter()).isSameAs(limit.enter());
    }

    @Test
    void load_saysWhatKeepsEachClassOut() {
        bound = OptionalInt.of(100);
        enters(TrafficClass.PLAY);
        enters(TrafficClass.PRELOAD);

        assertThat(limit.load().text()).isEqualTo("vrs-load 1\nplay 2 100\nautoplay 2 75\npreload 2 50\n");
    }

    @Test
    void load_fullForAClassExactlyWhenItIsRefused() {
        bound = OptionalInt.of(3);
        for (int i = 0; i <= 3; i++) {
            LoadReport report = limit.load();
            for (TrafficClass each : TrafficClass.values()) {
                Admission asked = limit.enter(each);
                assertThat(report.of(each).isFull()).isEqualTo(asked instanceof Rejected);
                if (asked instanceof Permit permit) {
                    permit.close();
                }
            }
            limit.enter();
        }
    }

    @Test
    void load_withoutLimitIsOff() {
        bound = OptionalInt.empty();

        assertThat(limit.load().text()).isEqualTo("vrs-load 1\nplay 0 off\nautoplay 0 off\npreload 0 off\n");
    }

    /** The same rule, written as one would say it: lists of who is in. */
    private static final class NaiveLimit {
        private final List<TrafficClass> inside = new ArrayList<>();

        boolean enter(TrafficClass asking, OptionalInt bound) {
            double share =
                    switch (asking) {
                        case PLAY -> 1.0;
                        case AUTOPLAY -> 0.75;
                        case PRELOAD -> 0.5;
                    };
            boolean hasRoom = bound.isEmpty() || inside.size() < Math.ceil(bound.getAsInt() * share);
            return hasRoom && inside.add(asking);
        }
    }

    @RepeatedTest(20)
    void anyHistory_agreesWithTheNaiveOne(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        NaiveLimit naive = new NaiveLimit();
        List<Permit> held = new ArrayList<>();
        for (int step = 0; step < 2_000; step++) {
            if (random.nextInt(40) == 0) {
                bound = random.nextInt(5) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(30));
            }
            if (random.nextInt(100) < 45 && !held.isEmpty()) {
                Permit leaving = held.remove(random.nextInt(held.size()));
                leaving.close();
                naive.inside.remove(leaving.trafficClass());
            } else {
                TrafficClass asking = TrafficClass.values()[random.nextInt(3)];
                Admission admission = limit.enter(asking);
                assertThat(admission instanceof Permit)
                        .as("seed %d step %d %s at %s", seed, step, asking, bound)
                        .isEqualTo(naive.enter(asking, bound));
                if (admission instanceof Permit permit) {
                    held.add(permit);
                }
            }
            assertThat(limit.inFlight()).isEqualTo(naive.inside.size());
        }
        for (TrafficClass each : TrafficClass.values()) {
            assertThat(limit.inFlight(each))
                    .isEqualTo((int) naive.inside.stream().filter(each::equals).count());
        }
    }

    @Test
    void manyThreads_neverAboveTheLimitAndEmptyAtTheEnd() throws Exception {
        int threads = 8;
        int most = 5;
        bound = OptionalInt.of(most);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();
        AtomicInteger admitted = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                TrafficClass mine = TrafficClass.values()[t % 3];
                Callable<Void> visitor = () -> {
                    together.await();
                    for (int i = 0; i < 20_000; i++) {
                        if (limit.enter(mine) instanceof Permit permit) {
                            highest.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            admitted.incrementAndGet();
                            inside.decrementAndGet();
                            permit.close();
                            permit.close();
                        }
                    }
                    return null;
                };
                running.add(executor.submit(visitor));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        }

        assertThat(highest.get()).isBetween(1, most);
        assertThat(admitted.get()).isPositive();
        assertThat(limit.inFlight()).isZero();
    }
}
