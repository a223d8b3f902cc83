package vrs.prove.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import vrs.failover.AttemptEnd;

/**
 * The upstream's instances in one AZ. Each works off one call after the other, also those that nobody waits for any more; of two
 * drawn by chance the one with less to do is asked.
 */
final class UpstreamAz {
    private static final double WORK_SPREAD = 0.2;

    private final AzState state;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final long workNanos;
    private final long queueMaxNanos;
    private final long[] busyUntilNanos;

    UpstreamAz(AzState state, Plan plan, VirtualTime time, RandomGenerator random) {
        this.state = state;
        this.time = time;
        this.random = random;
        this.workNanos = plan.work().toNanos();
        this.queueMaxNanos = plan.queueMax().toNanos();
        this.busyUntilNanos = new long[plan.upstreamsPerAz()];
    }

    /** Asks it from so far away; says once how that ended, after the timeout at the latest. */
    void ask(long wayNanos, Duration timeout, Consumer<AttemptEnd> ended) {
        long giveUpNanos = time.getAsLong() + timeout.toNanos();
        time.in(wayNanos, () -> arrived(wayNanos, giveUpNanos, ended));
    }

    private void arrived(long wayNanos, long giveUpNanos, Consumer<AttemptEnd> ended) {
        if (!state.isUp()) {
            time.at(giveUpNanos, () -> ended.accept(AttemptEnd.TIMED_OUT));
            return;
        }
        long nowNanos = time.getAsLong();
        int instance = lessBusy();
        long startNanos = Math.max(nowNanos, busyUntilNanos[instance]);
        if (startNanos - nowNanos > queueMaxNanos) {
            time.at(Math.min(giveUpNanos, nowNanos + wayNanos), () -> ended.accept(AttemptEnd.BAD_STATUS));
            return;
        }
        long doneNanos = startNanos + Math.round(workNanos * (1 + WORK_SPREAD * (2 * random.nextDouble() - 1)));
        busyUntilNanos[instance] = doneNanos;
        long answerNanos = doneNanos + wayNanos;
        if (answerNanos > giveUpNanos) {
            time.at(giveUpNanos, () -> ended.accept(AttemptEnd.TIMED_OUT));
            return;
        }
        int lossesBefore = state.losses();
        time.at(answerNanos, () -> {
            if (state.losses() == lossesBefore) {
                ended.accept(AttemptEnd.ANSWERED);
            } else {
                time.at(giveUpNanos, () -> ended.accept(AttemptEnd.TIMED_OUT));
            }
        });
    }

    private int lessBusy() {
        int one = random.nextInt(busyUntilNanos.length);
        int other = random.nextInt(busyUntilNanos.length);
        return busyUntilNanos[one] <= busyUntilNanos[other] ? one : other;
    }

    /** It begins anew, with nothing to do. */
    void empty() {
        Arrays.fill(busyUntilNanos, time.getAsLong());
    }
}
