package vrs.prove.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vrs.failover.AttemptEnd;

class UpstreamAzTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final long MS = 1_000_000;

    private final VirtualTime time = new VirtualTime();
    private final AzState state = new AzState("az");
    /** Two instances with 20 ms of work a call. */
    private final UpstreamAz upstream = new UpstreamAz(state, Plan.sized(1, 2, 100), time, new SplittableRandom(1));

    private final List<AttemptEnd> ends = new ArrayList<>();
    private final List<Long> endedMs = new ArrayList<>();

    @Test
    void idleInstance_answersAfterItsWorkAndTheWay() {
        ask();
        time.runUntil(Duration.ofSeconds(1).toNanos());

        assertThat(ends).containsExactly(AttemptEnd.ANSWERED);
        assertThat(endedMs.getFirst()).isBetween(16L + 2, 24L + 2);
    }

    @Test
    void lostAz_saysNothingUntilTheTimeout() {
        state.lose();
        ask();
        time.runUntil(Duration.ofSeconds(1).toNanos());

        assertThat(ends).containsExactly(AttemptEnd.TIMED_OUT);
        assertThat(endedMs).containsExactly(300L);
    }

    @Test
    void azLostWhileItWorks_neverAnswers() {
        ask();
        time.in(5 * MS, () -> {
            state.lose();
            state.heal();
        });
        time.runUntil(Duration.ofSeconds(1).toNanos());

        assertThat(ends).containsExactly(AttemptEnd.TIMED_OUT);
    }

    @Test
    void tooManyCalls_someAreLate_andThoseBeyondTheQueueAreRefused() {
        for (int i = 0; i < 200; i++) {
            ask();
        }
        time.runUntil(Duration.ofSeconds(2).toNanos());

        assertThat(ends).hasSize(200).contains(AttemptEnd.ANSWERED, AttemptEnd.TIMED_OUT, AttemptEnd.BAD_STATUS);
        assertThat(endedMs).allMatch(ms -> ms <= 300);
    }

    private void ask() {
        upstream.ask(MS, TIMEOUT, end -> {
            ends.add(end);
            endedMs.add(time.getAsLong() / MS);
        });
    }
}
