package vrs.local.cluster;

import vrs.local.control.Reply;

/** The fault proxies of a cluster, if it has any. They hold the leases of what they break. Safe for use by many threads. */
interface PathFaults {
    /** What stands before the numbers of these faults: the launcher counts its own. */
    String MARK = "p";

    /** Breaks, and returns when it is broken. */
    Reply inject(FaultOrder.OnPaths order);

    /** Those in force, one a line. */
    Reply list();

    /** Ends one; the number is without its mark. */
    Reply heal(String id);

    /** Ends all, and says how many there were together with those of others. */
    Reply healAll(int others);

    /** Of a cluster that was started without. */
    record None() implements PathFaults {
        @Override
        public Reply inject(FaultOrder.OnPaths order) {
            return new Reply.Unknown(order.type() + " needs the fault proxies: start with --faults");
        }

        @Override
        public Reply list() {
            return new Reply.Done("");
        }

        @Override
        public Reply heal(String id) {
            return new Reply.Unknown("no fault " + MARK + id + "; see ./vrs fault list");
        }

        @Override
        public Reply healAll(int others) {
            return new Reply.Done("healed " + others);
        }
    }
}
