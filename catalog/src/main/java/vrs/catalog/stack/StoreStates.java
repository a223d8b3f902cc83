package vrs.catalog.stack;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vrs.catalog.FailureReason;
import vrs.catalog.layer.LayerListener;
import vrs.catalog.layer.StoreHealth;

/** Remembers how the two stores of a layer are, and tells another listener all it hears. Safe for use by many threads. */
final class StoreStates implements LayerListener {
    private static final int STORES = 2;

    private final LayerListener other;
    private final Map<String, StoreHealth> states = new ConcurrentHashMap<>();

    StoreStates(LayerListener other) {
        this.other = other;
    }

    /** Until each has been heard of, some do not. */
    boolean allServe() {
        return states.values().stream()
                        .filter(StoreHealth.Serving.class::isInstance)
                        .count()
                == STORES;
    }

    boolean serves(String technology) {
        return states.get(technology) instanceof StoreHealth.Serving;
    }

    @Override
    public void answered(String technology) {
        other.answered(technology);
    }

    @Override
    public void failed(String technology, FailureReason reason) {
        other.failed(technology, reason);
    }

    @Override
    public void hedged(String technology) {
        other.hedged(technology);
    }

    @Override
    public void hedgeRefused() {
        other.hedgeRefused();
    }

    @Override
    public void compared(Comparison result) {
        other.compared(result);
    }

    @Override
    public void moved(String technology, StoreHealth health) {
        states.put(technology, health);
        other.moved(technology, health);
    }
}
