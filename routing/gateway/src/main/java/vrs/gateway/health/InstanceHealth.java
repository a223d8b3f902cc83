package vrs.gateway.health;

/** What is known of one instance. A state is a value; its methods are the only moves there are. */
public sealed interface InstanceHealth {
    /** A probe was answered well. */
    InstanceHealth good(HealthRule rule);

    /** A probe was answered badly, or not in time. */
    InstanceHealth miss(HealthRule rule);

    /** Nobody listens there: that needs no second look. */
    default InstanceHealth refused() {
        return new Down(0);
    }

    /** Whether it may be asked. */
    boolean isUp();

    /** Before anything is known an instance counts as up: asking it is the quickest way to know. */
    static InstanceHealth initial() {
        return new Up(0);
    }

    /** @param misses probes missed in a row */
    record Up(int misses) implements InstanceHealth {
        @Override
        public InstanceHealth good(HealthRule rule) {
            return misses == 0 ? this : new Up(0);
        }

        @Override
        public InstanceHealth miss(HealthRule rule) {
            return misses + 1 >= rule.missesMax() ? new Down(0) : new Up(misses + 1);
        }

        @Override
        public boolean isUp() {
            return true;
        }
    }

    /** @param good probes answered well in a row */
    record Down(int good) implements InstanceHealth {
        @Override
        public InstanceHealth good(HealthRule rule) {
            return good + 1 >= rule.goodMin() ? new Up(0) : new Down(good + 1);
        }

        @Override
        public InstanceHealth miss(HealthRule rule) {
            return new Down(0);
        }

        @Override
        public boolean isUp() {
            return false;
        }
    }
}
