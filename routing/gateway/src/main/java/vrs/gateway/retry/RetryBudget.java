package vrs.gateway.retry;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many repeats may be asked for: in each second a share of the requests of that second, or a small floor when that
 * is more. Slots of a tenth of a second; what is spent counts for up to a tenth longer than what earns, so that no
 * second ever holds more than its share. Bounded, safe for use by many threads.
 */
public final class RetryBudget {
    private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SLOTS_PER_SECOND = 10;
    private static final int SLOTS = SLOTS_PER_SECOND + 1;

    private final LongSupplier ticker;
    private final int floorPerSecond;
    private final long startNanos;
    private final long[] requests = new long[SLOTS];
    private final long[] spent = new long[SLOTS];
    private long slot;

    /**
     * @param ticker monotonic nanoseconds
     * @param floorPerSecond what may be spent however few requests there are
     */
    public RetryBudget(LongSupplier ticker, int floorPerSecond) {
        this.ticker = ticker;
        this.floorPerSecond = floorPerSecond;
        this.startNanos = ticker.getAsLong();
    }

    /** A request came that nobody asked for. */
    public synchronized void earn() {
        advance();
        requests[at(slot)]++;
    }

    /**
     * Takes one, if one is left.
     *
     * @param percent of the requests; 0 is nothing at all, also no floor
     */
    public synchronized boolean trySpend(int percent) {
        advance();
        long earned = 0;
        long used = 0;
        for (int back = 0; back < SLOTS; back++) {
            used += spent[at(slot - back)];
            // The oldest slot is a second ago already.
            earned += back < SLOTS_PER_SECOND ? requests[at(slot - back)] : 0;
        }
        long allowed = percent == 0 ? 0 : Math.max(floorPerSecond, earned * percent / 100);
        if (used >= allowed) {
            return false;
        }
        spent[at(slot)]++;
        return true;
    }

    private void advance() {
        long now = (ticker.getAsLong() - startNanos) / SLOT_NANOS;
        // More than a whole turn empties them all, and no slot needs it twice.
        slot = Math.max(slot, now - SLOTS);
        while (slot < now) {
            slot++;
            requests[at(slot)] = 0;
            spent[at(slot)] = 0;
        }
    }

    private static int at(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }
}
