package vrs.fallback;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import vrs.fallback.switches.Switches;
import vrs.fallback.switches.Switches.Forced;

/**
 * Whether this process may be given requests: it has something to answer from, or the operators said so, and it was not
 * told to stop. A drained AZ is no reason: where traffic goes is decided elsewhere. Safe for use by many threads.
 */
final class Readiness implements BooleanSupplier {
    private final BooleanSupplier hasSnapshot;
    private final Optional<String> cloud;
    private final Supplier<Switches> switches;
    private volatile boolean isDraining;

    /** @param cloud that this process stands in; empty when nobody said */
    Readiness(BooleanSupplier hasSnapshot, Optional<String> cloud, Supplier<Switches> switches) {
        this.hasSnapshot = hasSnapshot;
        this.cloud = cloud;
        this.switches = switches;
    }

    /** From now on not ready any more. */
    void drain() {
        isDraining = true;
    }

    boolean isDraining() {
        return isDraining;
    }

    @Override
    public boolean getAsBoolean() {
        Optional<Forced> forced = cloud.flatMap(switches.get()::of);
        boolean isUp = forced.map(it -> it == Forced.ONLINE).orElseGet(hasSnapshot::getAsBoolean);
        return isUp && !isDraining;
    }
}
