package vrs.drm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeWatchTest {
    private final List<String> said = new ArrayList<>();
    private long nanos = 1_000;
    private boolean succeeds = true;
    private boolean breaks;
    private final ProbeWatch watch = new ProbeWatch(this::probe, () -> nanos, said::add);

    private boolean probe() {
        if (breaks) {
            throw new IllegalStateException("no such algorithm");
        }
        return succeeds;
    }

    @Test
    void beforeTheFirstProbe_nothingIsGood() {
        assertThat(watch.isGood()).isFalse();
    }

    @Test
    void issuedLicence_isGood() {
        watch.look();

        assertThat(watch.isGood()).isTrue();
        assertThat(said).containsExactly("event=probe-licence succeeded=true");
    }

    @Test
    void failedProbe_isNotGood_untilOneSucceedsAgain() {
        watch.look();
        succeeds = false;
        watch.look();
        assertThat(watch.isGood()).isFalse();

        succeeds = true;
        watch.look();
        assertThat(watch.isGood()).isTrue();
        assertThat(said).hasSize(3);
    }

    @Test
    void brokenProbe_isAFailedOne() {
        watch.look();
        breaks = true;
        watch.look();

        assertThat(watch.isGood()).isFalse();
    }

    @Test
    void hungProbe_countsAsFailedWhenTheLastGoodOneIsOld() {
        watch.look();

        nanos += ProbeWatch.LEASE.toNanos();
        assertThat(watch.isGood()).isTrue();
        nanos += 1;
        assertThat(watch.isGood()).isFalse();
    }

    @Test
    void lease_outlivesOneLateProbe() {
        assertThat(ProbeWatch.LEASE).isBetween(ProbeWatch.PERIOD.multipliedBy(2), Duration.ofSeconds(4));
    }
}
