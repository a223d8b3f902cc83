package vrs.dns.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/**
 * What is up now, and so where each name leads now; tells a listener of each change. Safe for use by many threads:
 * changes come one at a time, readers see the last whole one.
 */
public final class Switchboard {
    /** Told of changes, in their order, by the thread that brought them. */
    public interface Listener {
        /** A name leads elsewhere now. */
        void nameMoved(EntryName name, String from, String to);

        /** The gateway of an AZ is not to be used: connections to it should end. */
        void azDown(String az);
    }

    private final Topology topology;
    private final EntryPolicy policy;
    private final EntryRule rule;
    private final Listener listener;
    private final Map<String, GatewayHealth> states = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private volatile Set<String> up;

    public Switchboard(Topology topology, EntryRule rule, Listener listener) {
        this.topology = topology;
        this.policy = new EntryPolicy(topology);
        this.rule = rule;
        this.listener = listener;
        topology.azs().forEach(az -> states.put(az.id(), GatewayHealth.initial()));
        this.up = Set.copyOf(states.keySet());
    }

    /** The AZs to try for a new connection, in order. */
    public List<String> candidates(EntryName name) {
        return policy.candidates(name, up);
    }

    /** Whether connections to the AZ are to be kept. */
    public boolean isUsable(String az) {
        Set<String> now = up;
        return now.isEmpty() || now.contains(az);
    }

    /** Whether every gateway has been asked once. */
    public synchronized boolean isWarm() {
        return asked.size() == states.size();
    }

    /** The gateway of an AZ was asked. */
    public synchronized void answered(String az, boolean good) {
        asked.add(az);
        GatewayHealth before = states.get(az);
        GatewayHealth after = good ? before.good(rule) : before.miss(rule);
        states.put(az, after);
        if (before.isUp() == after.isUp()) {
            return;
        }
        Set<String> old = up;
        Set<String> now = new HashSet<>(old);
        if (after.isUp()) {
            now.add(az);
        } else {
            now.remove(az);
        }
        up = Set.copyOf(now);
        for (EntryName name : topology.names()) {
            String from = policy.azOf(name, old);
            String to = policy.azOf(name, up);
            if (!from.equals(to)) {
                listener.nameMoved(name, from, to);
            }
        }
        if (!after.isUp()) {
            listener.azDown(az);
        }
    }

    /** The AZs whose gateways are asked. */
    public List<String> azs() {
        return topology.azs().stream().map(Az::id).toList();
    }
}
