package vrs.gateway.health;

/** What checks tell of one instance. A state is a value; its methods are the only moves there are. */
public sealed interface InstanceHealth {
    /** Why one is down. */
    enum Why {
        /** It answered none of its last checks. */
        SILENT,
        /** It said so itself. */
        UNREADY,
        /** Nobody listens there. */
        REFUSING
    }

    /** After one more check. */
    InstanceHealth after(Probe.Result result, HealthRule rule);

    /** Whether it may be asked. */
    boolean isUp();

    /** The word for it in logs. */
    String id();

    /** Before anything is known an instance counts as up: asking it is the quickest way to know. */
    static InstanceHealth initial() {
        return new Up(0);
    }

    /** @param misses checks missed in a row */
    record Up(int misses) implements InstanceHealth {
        @Override
        public InstanceHealth after(Probe.Result result, HealthRule rule) {
            return switch (result) {
                case READY -> answered();
                case MISSED -> misses + 1 >= rule.missesMax() ? new Down(Why.SILENT, 0) : new Up(misses + 1);
                // Both are certain: no second look would tell more.
                case NOT_READY -> new Down(Why.UNREADY, 0);
                case REFUSED -> new Down(Why.REFUSING, 0);
            };
        }

        /** It answered somebody, so it does not hang. */
        Up answered() {
            return misses == 0 ? this : new Up(0);
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public String id() {
            return "up";
        }
    }

    /** @param good checks answered well in a row */
    record Down(Why why, int good) implements InstanceHealth {
        @Override
        public InstanceHealth after(Probe.Result result, HealthRule rule) {
            return switch (result) {
                case READY -> good + 1 >= rule.goodMin() ? new Up(0) : new Down(why, good + 1);
                case MISSED -> new Down(Why.SILENT, 0);
                case NOT_READY -> new Down(Why.UNREADY, 0);
                case REFUSED -> new Down(Why.REFUSING, 0);
            };
        }

        @Override
        public boolean isUp() {
            return false;
        }

        @Override
        public String id() {
            return "down";
        }
    }
}
