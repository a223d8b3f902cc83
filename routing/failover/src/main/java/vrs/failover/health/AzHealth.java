package vrs.failover.health;

/**
 * What is held of the upstream in one AZ. Each state has the moves that may be made from it; times are readings of the
 * process's ticker.
 */
public sealed interface AzHealth {
    /** The share of the calls that would go there by preference that do go there now, 0–1. */
    double share(long nowNanos);

    /**
     * Calls go there.
     *
     * @param sinceNanos when it began, or came back
     * @param rampNanos over which its share grows; 0 for one that was never passed over
     * @param probesToReturn how many good probes brought it back; 0 likewise
     */
    record Healthy(long sinceNanos, long rampNanos, int probesToReturn) implements AzHealth {
        /** One that nothing is known of. */
        static Healthy unproven(long nowNanos) {
            return new Healthy(nowNanos, 0, 0);
        }

        @Override
        public double share(long nowNanos) {
            long elapsedNanos = nowNanos - sinceNanos;
            return elapsedNanos >= rampNanos ? 1 : Math.max(0, (double) elapsedNanos / rampNanos);
        }

        /** It is passed over from now on. One that comes back and fails again must show more. */
        Avoided avoid(AvoidedFor cause, HealthRule rule, long nowNanos, long probeAtNanos) {
            boolean hasRelapsed = probesToReturn > 0
                    && nowNanos - sinceNanos < rule.relapseWithin().toNanos();
            int needed = hasRelapsed ? Math.min(rule.goodProbesMax(), probesToReturn * 2) : rule.goodProbes();
            return new Avoided(nowNanos, cause, probeAtNanos, 0, needed);
        }
    }

    /**
     * No call waits for it.
     *
     * @param probeAtNanos when one call is made there beside a request
     * @param goodProbes how many went well, one after the other
     * @param goodProbesNeeded how many bring it back
     */
    record Avoided(long sinceNanos, AvoidedFor cause, long probeAtNanos, int goodProbes, int goodProbesNeeded)
            implements AzHealth {
        @Override
        public double share(long nowNanos) {
            return 0;
        }

        boolean isProbeDue(long nowNanos) {
            return nowNanos - probeAtNanos >= 0;
        }

        /** @param nextAtNanos when the probe after this one is due */
        Probing probe(HealthRule rule, long nowNanos, long nextAtNanos) {
            return new Probing(this, nowNanos + rule.probeLease().toNanos(), nextAtNanos);
        }
    }

    /** No call waits for it; one probe is out. */
    record Probing(Avoided before, long leaseEndsNanos, long nextAtNanos) implements AzHealth {
        @Override
        public double share(long nowNanos) {
            return 0;
        }

        /** The probe has not come back in the time that it had. */
        boolean isLost(long nowNanos) {
            return nowNanos - leaseEndsNanos >= 0;
        }

        AzHealth wentWell(HealthRule rule, long nowNanos) {
            int good = before.goodProbes() + 1;
            return good >= before.goodProbesNeeded()
                    ? new Healthy(nowNanos, rule.returnRamp().toNanos(), before.goodProbesNeeded())
                    : new Avoided(before.sinceNanos(), before.cause(), nextAtNanos, good, before.goodProbesNeeded());
        }

        Avoided failed() {
            return new Avoided(before.sinceNanos(), before.cause(), nextAtNanos, 0, before.goodProbesNeeded());
        }
    }
}
