package vrs.catalog.layer;

import java.time.Duration;

/**
 * Whether a store of a layer may answer. Only the legal moves are there; each state is immutable. A store begins
 * unverified: nobody knows yet what it holds.
 */
public sealed interface StoreHealth {
    /** Why a store is not asked. */
    enum Cause {
        /** This process has just started and has not compared it with the other. */
        UNVERIFIED,
        /** It failed too often. */
        FAULTS,
        /** It lacks what is known to have been written. */
        BEHIND
    }

    /** A store nobody has looked at yet; its probe is due at once. */
    static StoreHealth unverified(long nowNanos) {
        return new Avoided(Cause.UNVERIFIED, 0, nowNanos);
    }

    /**
     * It is asked.
     *
     * @param faults grows by {@value #FAULT} with each failure and falls by one with each answer
     * @param checkAtNanos when it is next looked at for whether it keeps up
     */
    record Serving(int faults, long checkAtNanos) implements StoreHealth {
        /** A store that fails more often than every third time is avoided in the end. */
        static final int FAULT = 2;

        Serving answered() {
            return faults == 0 ? this : new Serving(faults - 1, checkAtNanos);
        }

        StoreHealth failed(int faultsMax, long probeAtNanos) {
            int more = faults + FAULT;
            return more > faultsMax ? new Avoided(Cause.FAULTS, 0, probeAtNanos) : new Serving(more, checkAtNanos);
        }

        Avoided fellBehind(int passes, long probeAtNanos) {
            return new Avoided(Cause.BEHIND, passes, probeAtNanos);
        }

        boolean isCheckDue(long nowNanos) {
            return nowNanos - checkAtNanos >= 0;
        }

        Serving checkNext(long atNanos) {
            return new Serving(faults, atNanos);
        }
    }

    /**
     * Reads pass it by.
     *
     * @param passes how many probes in a row went well
     * @param probeAtNanos before this it is not probed
     */
    record Avoided(Cause cause, int passes, long probeAtNanos) implements StoreHealth {
        boolean isProbeDue(long nowNanos) {
            return nowNanos - probeAtNanos >= 0;
        }

        Probing probe(long nowNanos, Duration lease) {
            return new Probing(cause, passes, nowNanos + lease.toNanos());
        }
    }

    /**
     * One probe is under way.
     *
     * @param leaseEndNanos a probe that has not come back by then is lost, and counts as failed
     */
    record Probing(Cause cause, int passes, long leaseEndNanos) implements StoreHealth {
        /** A store that nobody had reason to avoid serves after its first good probe. */
        StoreHealth passed(int passesMin, long checkAtNanos, long probeAtNanos) {
            int more = passes + 1;
            return cause == Cause.UNVERIFIED || more >= passesMin
                    ? new Serving(0, checkAtNanos)
                    : new Avoided(cause, more, probeAtNanos);
        }

        Avoided failed(Cause why, long probeAtNanos) {
            return new Avoided(why, 0, probeAtNanos);
        }

        boolean isLost(long nowNanos) {
            return nowNanos - leaseEndNanos >= 0;
        }
    }
}
