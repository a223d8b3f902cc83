package vrs.catalog.ring;

import java.time.Duration;

/** Whether a node is on the ring. Only the legal moves are there; each state is immutable. */
sealed interface NodeState {
    /** @param failures how many calls in a row have failed */
    record In(int failures) implements NodeState {
        static final In SOUND = new In(0);

        In failed() {
            return new In(failures + 1);
        }

        /** It has failed too often. */
        Ejected ejected(long trialAtNanos) {
            return new Ejected(trialAtNanos);
        }
    }

    /** Its keys are with those that follow it; before that time nobody tries it. */
    record Ejected(long trialAtNanos) implements NodeState {
        boolean isTrialDue(long nowNanos) {
            return nowNanos - trialAtNanos >= 0;
        }

        Trial tried(long nowNanos, Duration lease) {
            return new Trial(nowNanos + lease.toNanos());
        }
    }

    /** One call tries it; when that has not come back by then, it counts as failed. */
    record Trial(long leaseEndNanos) implements NodeState {
        boolean isLost(long nowNanos) {
            return nowNanos - leaseEndNanos >= 0;
        }

        In passed() {
            return In.SOUND;
        }

        Ejected failed(long trialAtNanos) {
            return new Ejected(trialAtNanos);
        }
    }
}
