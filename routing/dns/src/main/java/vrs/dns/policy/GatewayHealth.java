package vrs.dns.policy;

/**
 * What is known of the gateway of an AZ. A state is a value; {@link #heard} is the only move there is. A gateway that says that
 * it is not ready is believed at once; one that is silent is given some chances. Either way it stays out for a while
 * after it went, so that one that comes and goes does not take the players along each time.
 */
public sealed interface GatewayHealth {
    /**
     * It was asked.
     *
     * @param nowNanos a monotonic reading
     */
    GatewayHealth heard(GatewayAnswer answer, long nowNanos, EntryRule rule);

    /** Whether new connections go to it. */
    boolean isUp();

    /** Whether connections that it has may stay. */
    boolean keepsConnections();

    /** Before the first result it counts as up. */
    static GatewayHealth initial(EntryRule rule) {
        return new Unseen(rule.missesMax());
    }

    /**
     * It never said that it is ready: when a site starts, the first good word is enough.
     *
     * @param chances silent answers until it counts as down
     */
    record Unseen(int chances) implements GatewayHealth {
        @Override
        public GatewayHealth heard(GatewayAnswer answer, long nowNanos, EntryRule rule) {
            return switch (answer) {
                case READY -> new Up(0);
                case NOT_READY -> new Unseen(0);
                case SILENT -> new Unseen(Math.max(0, chances - 1));
            };
        }

        @Override
        public boolean isUp() {
            return chances > 0;
        }

        @Override
        public boolean keepsConnections() {
            return chances > 0;
        }
    }

    /** @param misses in a row */
    record Up(int misses) implements GatewayHealth {
        @Override
        public GatewayHealth heard(GatewayAnswer answer, long nowNanos, EntryRule rule) {
            return switch (answer) {
                case READY -> misses == 0 ? this : new Up(0);
                case NOT_READY -> new Leaving(0, 0, nowNanos);
                case SILENT -> misses + 1 >= rule.missesMax() ? new Down(0, nowNanos) : new Up(misses + 1);
            };
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public boolean keepsConnections() {
            return true;
        }
    }

    /**
     * It takes nobody new and finishes what it has.
     *
     * @param misses in a row
     * @param good answers in a row
     * @param sinceNanos when it said so first
     */
    record Leaving(int misses, int good, long sinceNanos) implements GatewayHealth {
        @Override
        public GatewayHealth heard(GatewayAnswer answer, long nowNanos, EntryRule rule) {
            return switch (answer) {
                case READY ->
                    rule.isBack(good + 1, nowNanos - sinceNanos) ? new Up(0) : new Leaving(0, good + 1, sinceNanos);
                case NOT_READY -> new Leaving(0, 0, sinceNanos);
                case SILENT ->
                    misses + 1 >= rule.missesMax() ? new Down(0, nowNanos) : new Leaving(misses + 1, 0, sinceNanos);
            };
        }

        @Override
        public boolean isUp() {
            return false;
        }

        @Override
        public boolean keepsConnections() {
            return true;
        }
    }

    /**
     * It is not there.
     *
     * @param good answers in a row
     * @param sinceNanos when it went
     */
    record Down(int good, long sinceNanos) implements GatewayHealth {
        @Override
        public GatewayHealth heard(GatewayAnswer answer, long nowNanos, EntryRule rule) {
            return switch (answer) {
                case READY -> rule.isBack(good + 1, nowNanos - sinceNanos) ? new Up(0) : new Down(good + 1, sinceNanos);
                case NOT_READY, SILENT -> new Down(0, sinceNanos);
            };
        }

        @Override
        public boolean isUp() {
            return false;
        }

        @Override
        public boolean keepsConnections() {
            return false;
        }
    }
}
