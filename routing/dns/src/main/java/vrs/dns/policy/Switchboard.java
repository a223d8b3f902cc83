package vrs.dns.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import vrs.dns.policy.EntryView.Way;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

/**
 * What is up and what is decided now, and so where each name leads now; tells a listener of each change. Safe for use by
 * many threads: changes come one at a time; who asks for a name reads one volatile field and takes no lock.
 */
public final class Switchboard {
    /** Told of changes, in their order, by the thread that brought them. */
    public interface Listener {
        /** A name leads elsewhere now; after a drain or its end, that is where it leads when the ramp is over. */
        void nameMoved(EntryName name, String from, String to);

        /** The gateway of an AZ is gone and another one is there: connections to it should end. */
        void azDown(String az);
    }

    private final Topology topology;
    private final EntryPolicy policy;
    private final EntryRule rule;
    private final LongSupplier tickerNanos;
    private final DoubleSupplier draw;
    private final Listener listener;
    private final Map<String, GatewayHealth> states = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> toClose = new HashSet<>();
    private volatile EntryView view;

    /**
     * @param switches in force at the start; an AZ that is drained then is so at once, without a ramp
     * @param tickerNanos monotonic nanoseconds
     * @param draw random numbers from 0 up to, but not 1; safe for use by many threads
     */
    public Switchboard(
            Topology topology,
            EntryRule rule,
            EntrySwitches switches,
            LongSupplier tickerNanos,
            DoubleSupplier draw,
            Listener listener) {
        this.topology = topology;
        this.policy = new EntryPolicy(topology);
        this.rule = rule;
        this.tickerNanos = tickerNanos;
        this.draw = draw;
        this.listener = listener;
        azs().forEach(az -> states.put(az, GatewayHealth.initial(rule)));
        this.view = EntryView.of(topology, policy, states.keySet(), Set.of(), switches, Map.of());
    }

    /** The AZs to try for a new connection, in order. */
    public List<String> candidates(EntryName name) {
        return candidates(name.kind(), name.region());
    }

    /** The AZs that a client of a region tries for a new connection, in order. */
    public List<String> candidates(Kind kind, String region) {
        return view.candidates(new Way(kind, region), tickerNanos.getAsLong(), draw.getAsDouble());
    }

    /** Whether connections to the AZ are to be kept. */
    public boolean isUsable(String az) {
        EntryView now = view;
        return now.up().isEmpty() || !now.gone().contains(az);
    }

    /** Whether every gateway has been asked once. */
    public synchronized boolean isWarm() {
        return asked.size() == states.size();
    }

    /** The gateway of an AZ was asked. */
    public synchronized void answered(String az, GatewayAnswer answer) {
        asked.add(az);
        GatewayHealth before = states.get(az);
        GatewayHealth after = before.heard(answer, tickerNanos.getAsLong(), rule);
        states.put(az, after);
        if (before.isUp() == after.isUp() && before.keepsConnections() == after.keepsConnections()) {
            return;
        }
        if (before.keepsConnections() && !after.keepsConnections()) {
            toClose.add(az);
        }
        show(view.switches(), view.ramps());
    }

    /** What operators decided, each time it is looked at. */
    public synchronized void decided(EntrySwitches switches) {
        EntryView before = view;
        if (before.switches().equals(switches)) {
            return;
        }
        long now = tickerNanos.getAsLong();
        Map<String, DrainRamp> ramps = new HashMap<>(before.ramps());
        for (String az : azs()) {
            boolean drained = switches.drained().contains(az);
            if (drained != before.switches().drained().contains(az)) {
                ramps.merge(az, DrainRamp.begin(drained, now, rule.drainRampMs()), (old, begun) -> old.turn(now));
            }
        }
        show(switches, ramps);
    }

    /**
     * Ends the connections to gateways that are gone, and lets go of ramps that are over. Connections are kept while
     * no gateway is up: then it may well be this process that was away.
     */
    public synchronized void tick() {
        toClose.removeIf(az -> states.get(az).keepsConnections());
        if (!view.up().isEmpty()) {
            toClose.forEach(listener::azDown);
            toClose.clear();
        }
        long now = tickerNanos.getAsLong();
        Map<String, DrainRamp> ramps = new HashMap<>(view.ramps());
        if (ramps.values().removeIf(ramp -> ramp.isOver(now))) {
            show(view.switches(), ramps);
        }
    }

    /** The AZs whose gateways are asked. */
    public List<String> azs() {
        return topology.azs().stream().map(Az::id).toList();
    }

    private void show(EntrySwitches switches, Map<String, DrainRamp> ramps) {
        EntryView before = view;
        Set<String> up = new HashSet<>();
        Set<String> gone = new HashSet<>();
        states.forEach((az, health) -> {
            if (health.isUp()) {
                up.add(az);
            }
            if (!health.keepsConnections()) {
                gone.add(az);
            }
        });
        EntryView now = EntryView.of(topology, policy, up, gone, switches, ramps);
        view = now;
        for (EntryName name : topology.names()) {
            String from = before.settled().get(Way.of(name)).getFirst();
            String to = now.settled().get(Way.of(name)).getFirst();
            if (!from.equals(to)) {
                listener.nameMoved(name, from, to);
            }
        }
    }
}
