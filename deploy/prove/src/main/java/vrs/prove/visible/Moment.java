package vrs.prove.visible;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits for something that ought to come. */
final class Moment {
    private static final Duration EVERY = Duration.ofMillis(250);

    private Moment() {}

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** @throws IOException when it did not come within the time */
    static void until(Duration longest, LongSupplier nanoTicker, Condition condition)
            throws IOException, InterruptedException {
        until(longest, EVERY, nanoTicker, condition);
    }

    /** The same, looking as often as that. */
    static void until(Duration longest, Duration every, LongSupplier nanoTicker, Condition condition)
            throws IOException, InterruptedException {
        long began = nanoTicker.getAsLong();
        while (!condition.holds()) {
            if (nanoTicker.getAsLong() - began > longest.toNanos()) {
                throw new IOException("what should have come by itself did not within " + longest);
            }
            Pause.of(every);
        }
    }
}
