package vrs.catalog.redis;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long calls have run out of time without one answer between them. */
final class Silence {
    private static final Silence.Since NONE = new Since(0);

    /** When the first of those calls ran out of time. */
    private record Since(long nanos) {}

    private final Duration max;
    private final LongSupplier nanoTicker;
    private volatile Since since = NONE;

    Silence(Duration max, LongSupplier nanoTicker) {
        this.max = max;
        this.nanoTicker = nanoTicker;
    }

    /** Something was heard. */
    void broken() {
        since = NONE;
    }

    /** One more call ran out of time; whether that has gone on for too long. */
    boolean isTooLong() {
        long now = nanoTicker.getAsLong();
        Since began = since;
        if (began == NONE) {
            since = new Since(now);
            return false;
        }
        return now - began.nanos() >= max.toNanos();
    }
}
