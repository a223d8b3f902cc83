package vrs.catalog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vrs.catalog.StreamLayer.Answer;
import vrs.catalog.StreamStore.Lookup;

/**
 * One way down through the layers: the first that has the video answers, the last one's word counts on what does not
 * exist. Safe for use by many threads.
 */
final class LayeredLoad {
    /**
     * A layer, and what may be asked of it.
     *
     * @param timeout how much of a load's time it may take
     * @param slots how many looks into it may be under way at once; more wait, within its time
     */
    record Step(StreamLayer layer, Duration timeout, Semaphore slots) {
        static Step of(StreamLayer layer, Duration timeout, int slotsMax) {
            return new Step(layer, timeout, new Semaphore(slotsMax));
        }

        private Answer ask(String vid, Duration timeLeft) {
            Duration time = timeLeft.compareTo(timeout) < 0 ? timeLeft : timeout;
            try {
                if (!slots.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    return timedOut();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return timedOut();
            }
            try {
                return layer.lookup(vid, time);
            } finally {
                slots.release();
            }
        }

        private static Answer timedOut() {
            return new Answer(new Lookup.Failed(FailureReason.TIMED_OUT), StreamCatalog.NO_LAYER);
        }
    }

    private final List<Step> steps;
    private final ServedRevisions served;
    private final WriteBack writeBack;
    private final LongSupplier nanoTicker;

    /** @param steps at least one, the first to be asked first */
    LayeredLoad(List<Step> steps, ServedRevisions served, WriteBack writeBack, LongSupplier nanoTicker) {
        this.steps = List.copyOf(steps);
        this.served = served;
        this.writeBack = writeBack;
        this.nanoTicker = nanoTicker;
    }

    Answer load(String vid, Duration timeLeft) {
        long startNanos = nanoTicker.getAsLong();
        Answer said = Step.timedOut();
        for (int i = 0; i < steps.size(); i++) {
            Duration left = timeLeft.minusNanos(nanoTicker.getAsLong() - startNanos);
            said = notLower(vid, steps.get(i).ask(vid, left.isNegative() ? Duration.ZERO : left));
            if (said.lookup() instanceof Lookup.Found(CatalogEntry entry)) {
                served.served(vid, entry.revision());
                steps.subList(0, i).forEach(above -> writeBack.offer(above.layer(), entry));
                return said;
            }
        }
        return said;
    }

    /** An answer below what this instance has served is none: that store was set back. */
    private Answer notLower(String vid, Answer said) {
        return said.lookup() instanceof Lookup.Found(CatalogEntry entry)
                        && served.floor(vid).isAfter(entry.revision())
                ? new Answer(new Lookup.Failed(FailureReason.BEHIND), said.technology())
                : said;
    }
}
