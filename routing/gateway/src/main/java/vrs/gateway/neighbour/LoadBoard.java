package vrs.gateway.neighbour;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import vrs.topology.Instance;

/**
 * The last load that each instance told, for as long as it may be believed. Who is silent has no room. Safe for use by
 * many threads.
 */
public final class LoadBoard {
    /** How long a load is believed. */
    public static final long FRESH_MS = 2_000;

    private final LongSupplier ticker;
    private final BiConsumer<Instance, Boolean> changed;
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private record Told(Load load, long atNanos) {}

    /**
     * @param ticker monotonic nanoseconds
     * @param changed told of each instance that began to tell its load, or has been silent for too long
     */
    public LoadBoard(LongSupplier ticker, BiConsumer<Instance, Boolean> changed) {
        this.ticker = ticker;
        this.changed = changed;
    }

    /** An instance said how busy it is. */
    public void told(Instance instance, Load load) {
        told.put(instance.name(), new Told(load, ticker.getAsLong()));
        if (known.add(instance.name())) {
            changed.accept(instance, true);
        }
    }

    /** An instance was asked and said nothing. */
    public void silent(Instance instance) {
        if (of(instance).isEmpty() && known.remove(instance.name())) {
            changed.accept(instance, false);
        }
    }

    /** A request met nobody there, or got no answer: what it told before counts no more. */
    public void lost(Instance instance) {
        told.remove(instance.name());
        silent(instance);
    }

    /** What it told last; nothing when that is too long ago. */
    public Optional<Load> of(Instance instance) {
        Told last = told.get(instance.name());
        boolean fresh = last != null && ticker.getAsLong() - last.atNanos() <= TimeUnit.MILLISECONDS.toNanos(FRESH_MS);
        return fresh ? Optional.of(last.load()) : Optional.empty();
    }
}
