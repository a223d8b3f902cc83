package vrs.catalog.stack;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tends the layers: often while a store of theirs does not serve, seldom while all are well, because reads do it too and
 * an idle cluster should do nothing. One thread calls it.
 */
final class Tending {
    private final List<Tended> layers;
    private final long everyNanos;
    private final LongSupplier nanoTicker;
    private long tendedAtNanos;

    Tending(List<Tended> layers, Duration every, LongSupplier nanoTicker) {
        this.layers = layers;
        this.everyNanos = every.toNanos();
        this.nanoTicker = nanoTicker;
        this.tendedAtNanos = nanoTicker.getAsLong() - everyNanos;
        look();
    }

    void look() {
        long now = nanoTicker.getAsLong();
        boolean due = now - tendedAtNanos >= everyNanos;
        if (due) {
            tendedAtNanos = now;
        }
        for (Tended layer : layers) {
            if (due || !layer.states().allServe()) {
                layer.tend().run();
            }
        }
    }
}
