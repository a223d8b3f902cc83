package vrs.local.cluster;

import vrs.faults.lease.Lease;
import vrs.faults.process.Hang;
import vrs.faults.process.Kill;
import vrs.faults.process.ProcessFault;

/** What an order of a fault, in words, means. */
sealed interface FaultOrder {
    /** It can be done, if there is such a target. */
    record Sound(ProcessFault fault, String target, Lease lease) implements FaultOrder {}

    /** It cannot be done; one line. */
    record Unsound(String line) implements FaultOrder {}

    /** Reads {@code <type> <target> <lease>}. */
    static FaultOrder of(String order) {
        String[] words = order.split(" ");
        if (words.length != 3) {
            return new Unsound("a fault is ordered as <type> <target> <lease>, not \"" + order + "\"");
        }
        Lease lease;
        try {
            lease = Lease.parse(words[2]);
        } catch (IllegalArgumentException e) {
            return new Unsound(e.getMessage());
        }
        return switch (words[0]) {
            case "kill" -> new Sound(new Kill(), words[1], lease);
            case "hang" -> new Sound(new Hang(), words[1], lease);
            case "slow", "errors", "garbage", "refuse", "cut" ->
                new Unsound(words[0] + " needs the fault proxies: start with --faults");
            case "wipe", "cpu", "skew" -> new Unsound("fault " + words[0] + ": not there yet");
            default ->
                new Unsound("no fault \"" + words[0]
                        + "\"; there are kill, hang, and with --faults slow, errors, garbage, refuse, cut");
        };
    }
}
