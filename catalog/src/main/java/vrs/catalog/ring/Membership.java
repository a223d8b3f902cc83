package vrs.catalog.ring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Who is on the ring, by what calls came to. A node that fails too often in a row leaves it, unless fewer than half would
 * stay: those could not bear the load of all. One call at a time tries a node that is out. Safe for use by many threads.
 */
final class Membership {
    private final RingConfig config;
    private final LongSupplier nanoTicker;
    private final RandomGenerator jitter;
    private final Map<String, NodeState> states = new HashMap<>();
    private long moves;

    Membership(List<String> nodes, RingConfig config, LongSupplier nanoTicker, RandomGenerator jitter) {
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.jitter = jitter;
        nodes.forEach(node -> states.put(node, NodeState.In.SOUND));
    }

    /** Whether it is on the ring for everyone; changes nothing. */
    synchronized boolean isIn(String node) {
        return states.get(node) instanceof NodeState.In;
    }

    /** How often a node has left the ring or come back to it; each time videos have moved. */
    synchronized long moves() {
        return moves;
    }

    /** Whether this call goes there: it is on the ring, or a trial is due and this call is the one that tries. */
    synchronized boolean admits(String node) {
        long now = nanoTicker.getAsLong();
        return switch (states.get(node)) {
            case NodeState.In _ -> true;
            case NodeState.Ejected ejected
            when ejected.isTrialDue(now) -> {
                states.put(node, ejected.tried(now, config.trialFor()));
                yield true;
            }
            case NodeState.Ejected _ -> false;
            case NodeState.Trial trial
            when trial.isLost(now) -> {
                states.put(node, trial.failed(trialAt(now)));
                yield false;
            }
            case NodeState.Trial _ -> false;
        };
    }

    synchronized void answered(String node) {
        switch (states.get(node)) {
            case NodeState.In in when in.failures() > 0 -> states.put(node, NodeState.In.SOUND);
            case NodeState.In _ -> {}
            // A call from before it was ejected, which was late.
            case NodeState.Ejected _ -> {}
            case NodeState.Trial trial -> {
                moves++;
                states.put(node, trial.passed());
            }
        }
    }

    synchronized void failed(String node) {
        long now = nanoTicker.getAsLong();
        switch (states.get(node)) {
            case NodeState.In in -> {
                NodeState.In worse = in.failed();
                boolean leaves = worse.failures() >= config.failuresMax() && mayLeave();
                moves += leaves ? 1 : 0;
                states.put(node, leaves ? worse.ejected(trialAt(now)) : worse);
            }
            case NodeState.Ejected _ -> {}
            case NodeState.Trial trial -> states.put(node, trial.failed(trialAt(now)));
        }
    }

    private boolean mayLeave() {
        long in =
                states.values().stream().filter(NodeState.In.class::isInstance).count();
        return (in - 1) * 2 >= states.size();
    }

    private long trialAt(long now) {
        return now + (long) (config.ejectFor().toNanos() * (1 + jitter.nextDouble() / 2));
    }
}
