package vrs.dns.policy;

/** What is known of the gateway of an AZ. A state is a value; its methods are the only moves there are. */
public sealed interface GatewayHealth {
    /** It said that it is ready. */
    GatewayHealth good(EntryRule rule);

    /** It said something else, or nothing in time. */
    GatewayHealth miss(EntryRule rule);

    /** Whether new connections go to it. */
    boolean isUp();

    /** Before the first result it counts as up. */
    static GatewayHealth initial() {
        return new Up(0);
    }

    /** @param misses in a row */
    record Up(int misses) implements GatewayHealth {
        @Override
        public GatewayHealth good(EntryRule rule) {
            return misses == 0 ? this : new Up(0);
        }

        @Override
        public GatewayHealth miss(EntryRule rule) {
            return misses + 1 >= rule.missesMax() ? new Down(0) : new Up(misses + 1);
        }

        @Override
        public boolean isUp() {
            return true;
        }
    }

    /** @param good answers in a row */
    record Down(int good) implements GatewayHealth {
        @Override
        public GatewayHealth good(EntryRule rule) {
            return good + 1 >= rule.goodMin() ? new Up(0) : new Down(good + 1);
        }

        @Override
        public GatewayHealth miss(EntryRule rule) {
            return new Down(0);
        }

        @Override
        public boolean isUp() {
            return false;
        }
    }
}
