package vrs.drm;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Knows whether a probe licence was issued a short while ago. A probe that hangs counts as failed once the last good one
 * has grown old, and whoever asks never waits for it. {@link #look} belongs to one thread; {@link #isGood} may be asked by
 * many.
 */
public final class ProbeWatch {
    /** How often a licence is issued to itself. */
    public static final Duration PERIOD = Duration.ofSeconds(1);

    /** How long the last good one speaks for this instance: one probe may be late, two may not. */
    static final Duration LEASE = PERIOD.multipliedBy(3);

    private final BooleanSupplier probe;
    private final LongSupplier nanoTicker;
    private final Consumer<String> log;
    private volatile Look last;

    private record Look(boolean succeeded, long atNanos) {}

    /**
     * Nothing is good before the first look.
     *
     * @param log is told of each turn, in one line
     */
    public ProbeWatch(BooleanSupplier probe, LongSupplier nanoTicker, Consumer<String> log) {
        this.probe = probe;
        this.nanoTicker = nanoTicker;
        this.log = log;
        this.last = new Look(false, nanoTicker.getAsLong());
    }

    /** Probes once. */
    public void look() {
        boolean succeeded;
        try {
            succeeded = probe.getAsBoolean();
        } catch (RuntimeException e) {
            // A probe that breaks is one that failed; a look that throws would be the last one.
            succeeded = false;
        }
        if (succeeded != last.succeeded()) {
            log.accept("event=probe-licence succeeded=" + succeeded);
        }
        last = new Look(succeeded, nanoTicker.getAsLong());
    }

    /** Whether the last probe got its licence, not long ago. */
    public boolean isGood() {
        Look seen = last;
        return seen.succeeded() && nanoTicker.getAsLong() - seen.atNanos() <= LEASE.toNanos();
    }
}
