package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vrs.local.supervise.ChildEvent;

class StartWatchTest {
    private final AtomicInteger filled = new AtomicInteger();
    private final StartWatch watch = new StartWatch(
            List.of("store-1", "store-2", "dash"), List.of("store-1", "store-2"), filled::incrementAndGet);

    @Test
    void up_whenAllAreReadyAndTheCatalogueIsFilled() {
        ready("dash");
        ready("store-1");
        ready("store-2");
        assertThat(watch.outcome()).isNotDone();

        watch.catalogueFilled();

        assertThat(watch.outcome()).isCompletedWithValue(new StartOutcome.Ready());
    }

    @Test
    void catalogue_isFilledOnceWhenAllStoresAreReady() {
        ready("store-1");
        assertThat(filled).hasValue(0);

        ready("store-2");
        ready("store-2");

        assertThat(filled).hasValue(1);
        assertThat(watch.progress()).isEqualTo("2/3");
    }

    @Test
    void threeEarlyDeaths_endTheStart() {
        died("dash", true);
        died("dash", true);
        assertThat(watch.outcome()).isNotDone();

        died("dash", true);

        assertThat(watch.outcome().join()).isInstanceOfSatisfying(StartOutcome.Failed.class, failed -> {
            assertThat(failed.line()).contains("dash", "3 times", "exit 1");
            assertThat(failed.log()).isEqualTo("dash");
        });
    }

    @Test
    void deathsOfAProcessThatWasReady_doNot() {
        for (int i = 0; i < 5; i++) {
            died("dash", false);
        }

        assertThat(watch.outcome()).isNotDone();
    }

    @Test
    void refusedSettings_endTheStartAtOnce() {
        watch.accept(new ChildEvent.Died("dash", 2, 1_000, true));

        assertThat(watch.outcome().join())
                .isEqualTo(new StartOutcome.Failed("dash refuses its settings, exit 2", "dash"));
    }

    @Test
    void outOfTime_namesWhatIsMissing() {
        ready("store-1");

        watch.outOfTime(240);

        assertThat(watch.outcome().join())
                .isEqualTo(new StartOutcome.Failed("not ready within 240 s: store-2, dash", "store-2"));
    }

    @Test
    void failedSeed_endsTheStart() {
        watch.catalogueFailed(1);

        assertThat(watch.outcome().join())
                .isInstanceOfSatisfying(StartOutcome.Failed.class, failed -> assertThat(failed.log())
                        .isEqualTo("seed"));
    }

    private void ready(String name) {
        watch.accept(new ChildEvent.BecameReady(name, 1));
    }

    private void died(String name, boolean early) {
        watch.accept(new ChildEvent.Died(name, 1, 1_000, early));
    }
}
