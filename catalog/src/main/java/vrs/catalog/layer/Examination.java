package vrs.catalog.layer;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.layer.CatchUp.Verdict;

/** Whether one store holds what it should, by what has been known of it and of the other. Safe for use by many threads. */
final class Examination {
    private final LayerConfig config;
    private final ServedRevisions served;
    private final LongSupplier nanoTicker;
    private final KnownRevisions known;
    /** What it held itself at the last look: one that holds less now was set back. */
    private volatile Revision shown = Revision.NONE;
    /** When it was last seen to hold what it should; empty once it failed in another way than by being slow. */
    private volatile OptionalLong caughtUpAtNanos = OptionalLong.empty();

    Examination(LayerConfig config, ServedRevisions served, LongSupplier nanoTicker) {
        this.config = config;
        this.served = served;
        this.nanoTicker = nanoTicker;
        this.known = new KnownRevisions(config.lagMax());
    }

    /** Of a store that serves. */
    Verdict inService(CatchUp catchUp) {
        Revision due = known.due(catchUp.known(served, config.askTimeout()).newest(), nanoTicker.getAsLong())
                .orElse(Revision.NONE);
        return noted(catchUp.newest(due.isAfter(shown) ? due : shown, config.askTimeout()));
    }

    /**
     * Of one that nobody has looked at lately: it has to have all that is known now, and what was served.
     *
     * @param isUnverified whether nothing is known of it yet: then it waits for the word of the other, until that one has
     *     been found not to answer
     */
    Verdict beforeService(CatchUp catchUp, boolean isUnverified) {
        Duration time = config.askTimeout();
        CatchUp.Known seen = catchUp.known(served, time);
        if (!seen.isWhole() && isUnverified) {
            return new Verdict.Behind();
        }
        Revision due = known.due(seen.newest(), nanoTicker.getAsLong()).orElse(seen.newest());
        return switch (catchUp.newest(due, time)) {
            case Verdict.CaughtUp soFar -> noted(catchUp.samples(served, soFar, time));
            case Verdict.Behind behind -> behind;
            case Verdict.Unreachable unreachable -> unreachable;
        };
    }

    /** Whether one that does not serve may be asked all the same, because no other serves either. */
    boolean isGoodEnough(CatchUp catchUp, boolean isUnverified, Duration timeLeft) {
        CatchUp.Known seen = catchUp.known(served, timeLeft);
        if (!seen.isWhole() && isUnverified) {
            return false;
        }
        Revision due = known.tolerated(seen.newest(), nanoTicker.getAsLong());
        boolean has = catchUp.newest(due, timeLeft) instanceof Verdict.CaughtUp;
        if (has) {
            caughtUpAtNanos = OptionalLong.of(nanoTicker.getAsLong());
        }
        return has;
    }

    private Verdict noted(Verdict verdict) {
        if (verdict instanceof Verdict.CaughtUp(Revision held)) {
            shown = held;
            caughtUpAtNanos = OptionalLong.of(nanoTicker.getAsLong());
        }
        return verdict;
    }

    /** Whether it was seen to hold what it should as lately as the next look is due, and was at most slow since. */
    boolean wasGoodLately() {
        OptionalLong at = caughtUpAtNanos;
        return at.isPresent()
                && nanoTicker.getAsLong() - at.getAsLong() < config.checkEvery().toNanos();
    }

    /** It failed, and may be another one when it comes back. */
    void failed() {
        caughtUpAtNanos = OptionalLong.empty();
    }

    /** It does not serve any longer: it has to show more than that it lags. */
    void leftService() {
        known.forget();
    }

    /** Whether nothing is known for as long as a store may lag. */
    boolean isYoung(long nowNanos) {
        return known.isYoung(nowNanos);
    }
}
