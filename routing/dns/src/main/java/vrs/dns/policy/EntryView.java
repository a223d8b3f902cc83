package vrs.dns.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

/**
 * Where all names lead, as of one moment. Replaced whole when something changes, so that who asks needs no lock. Immutable.
 *
 * @param up the AZs whose gateway takes new connections
 * @param gone the AZs whose gateway keeps none
 * @param switches what operators decided; an AZ counts as drained here from the moment on when its drain began
 * @param ramps of the AZs that are on their way into a drain or out of it
 * @param settled the order of each name once no ramp is left
 */
record EntryView(
        EntryPolicy policy,
        Set<String> up,
        Set<String> gone,
        EntrySwitches switches,
        Map<String, DrainRamp> ramps,
        Map<Way, List<String>> settled) {
    /** What a name means, apart from how it is spelt. */
    record Way(Kind kind, String region) {
        static Way of(EntryName name) {
            return new Way(name.kind(), name.region());
        }
    }

    static EntryView of(
            Topology topology,
            EntryPolicy policy,
            Set<String> up,
            Set<String> gone,
            EntrySwitches switches,
            Map<String, DrainRamp> ramps) {
        Map<Way, List<String>> settled = new HashMap<>();
        for (EntryName name : topology.names()) {
            settled.put(Way.of(name), policy.candidates(name.kind(), name.region(), up, switches));
        }
        return new EntryView(
                policy, Set.copyOf(up), Set.copyOf(gone), switches, Map.copyOf(ramps), Map.copyOf(settled));
    }

    /**
     * The AZs to try for one new connection.
     *
     * @param draw 0 up to, but not 1: whether this connection is among the share that has moved
     */
    List<String> candidates(Way way, long nowNanos, double draw) {
        if (ramps.isEmpty() && settled.containsKey(way)) {
            return settled.get(way);
        }
        Set<String> drained = new HashSet<>(switches.drained());
        ramps.forEach((az, ramp) -> {
            boolean isAway =
                    switch (way.kind()) {
                        case MAIN -> draw < ramp.share(nowNanos);
                        // Two draws could meet in one AZ. What moves is nowhere for a retry until it has arrived.
                        case RETRY -> true;
                    };
            if (isAway) {
                drained.add(az);
            } else {
                drained.remove(az);
            }
        });
        return policy.candidates(way.kind(), way.region(), up, switches.drainedOnly(drained));
    }
}
