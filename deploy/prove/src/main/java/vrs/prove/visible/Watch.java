package vrs.prove.visible;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/** Looks at places until each of them shows a change, each place on its own, every 50 ms at first. */
final class Watch {
    private static final Duration EVERY = Duration.ofMillis(50);
    /** What is waited for long is looked at less often: those who watch must not become the load that they wait for. */
    private static final int SHARE_OF_WAITED = 10;

    private static final long LONGEST_NANOS = 15_000_000_000L;

    private final LongSupplier nanoTicker;
    private final ExecutorService threads;

    Watch(LongSupplier nanoTicker, ExecutorService threads) {
        this.nanoTicker = nanoTicker;
        this.threads = threads;
    }

    /** Whether a place shows it. */
    @FunctionalInterface
    interface Shows {
        boolean at(Place place) throws InterruptedException;
    }

    /**
     * The moment when the last place was seen to show it, on the ticker; infinite when one did not within 15 s. The look that
     * saw it counts from its end.
     */
    CompletableFuture<Double> until(List<Place> places, Shows shows) {
        List<CompletableFuture<Double>> seen = new ArrayList<>();
        for (Place place : places) {
            seen.add(CompletableFuture.supplyAsync(() -> until(place, shows), threads));
        }
        return CompletableFuture.allOf(seen.toArray(CompletableFuture[]::new))
                .thenApply(_ ->
                        seen.stream().mapToDouble(CompletableFuture::join).max().orElseThrow());
    }

    private double until(Place place, Shows shows) {
        long began = nanoTicker.getAsLong();
        try {
            while (nanoTicker.getAsLong() - began < LONGEST_NANOS) {
                if (shows.at(place)) {
                    return nanoTicker.getAsLong();
                }
                Pause.of(next(nanoTicker.getAsLong() - began));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Double.POSITIVE_INFINITY;
    }

    static Duration next(long waitedNanos) {
        Duration share = Duration.ofNanos(waitedNanos / SHARE_OF_WAITED);
        return share.compareTo(EVERY) > 0 ? share : EVERY;
    }
}
