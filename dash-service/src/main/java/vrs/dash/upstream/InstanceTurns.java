package vrs.dash.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * Which instance of an AZ is asked first: each in its turn; one that failed a moment ago comes last. Nothing is left
 * out, so that an AZ is never lost for want of an instance to ask. Safe for use by many threads.
 */
final class InstanceTurns {
    /** How long a failure is remembered. */
    static final Duration MEMORY = Duration.ofSeconds(2);

    private final Topology topology;
    private final LongSupplier nanoTicker;
    private final AtomicInteger turn = new AtomicInteger();
    private final ConcurrentMap<String, Long> failedAtNanos = new ConcurrentHashMap<>();

    InstanceTurns(Topology topology, LongSupplier nanoTicker) {
        this.topology = topology;
        this.nanoTicker = nanoTicker;
    }

    /** All of them, the next one first. */
    List<Instance> next(Role role, String az) {
        List<Instance> instances = new ArrayList<>(topology.instances(role, az));
        if (instances.size() > 1) {
            Collections.rotate(instances, -Math.floorMod(turn.getAndIncrement(), instances.size()));
            instances.sort(Comparator.comparing(this::failedLately));
        }
        return instances;
    }

    /** Learns from an attempt. */
    void ended(Instance instance, Attempt attempt) {
        switch (attempt) {
            case Attempt.Answered _, Attempt.Withdrawn _ -> failedAtNanos.remove(instance.name());
            case Attempt.NotAccepted _, Attempt.Failed _ -> failedAtNanos.put(instance.name(), nanoTicker.getAsLong());
        }
    }

    private boolean failedLately(Instance instance) {
        Long at = failedAtNanos.get(instance.name());
        return at != null && nanoTicker.getAsLong() - at < MEMORY.toNanos();
    }
}
