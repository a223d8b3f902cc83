package vrs.dash.shadow;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Sends a small share of all plays through each rung below as well, beside the request: a way that is not walked does not
 * bear. Few are under way at once, and none is begun while there is much to do. Safe for use by many threads.
 */
public final class LowerRungs implements Shadow {
    private static final int MILLE = 1_000;

    private final List<LowerRung> rungs;
    private final ShadowConfig config;
    private final Semaphore places;
    private final BooleanSupplier isBusy;
    private final Executor executor;
    private final IntUnaryOperator random;
    private final ShadowListener listener;

    /**
     * @param isBusy whether the process has too much to do for shadows
     * @param executor one thread each
     * @param random a number below the one given, safe for use by many threads
     */
    public LowerRungs(
            ClearRung clear,
            BasicRung basic,
            ShadowConfig config,
            BooleanSupplier isBusy,
            Executor executor,
            IntUnaryOperator random,
            ShadowListener listener) {
        this.rungs = List.of(clear, basic);
        this.config = config;
        this.places = new Semaphore(config.atOnceMax());
        this.isBusy = isBusy;
        this.executor = executor;
        this.random = random;
        this.listener = listener;
    }

    @Override
    public void played(ShadowedPlay play) {
        for (LowerRung rung : rungs) {
            if (random.applyAsInt(MILLE) < config.perMille() && rung.allows(play)) {
                begin(rung, play);
            }
        }
    }

    private void begin(LowerRung rung, ShadowedPlay play) {
        if (isBusy.getAsBoolean() || !places.tryAcquire()) {
            listener.compared(rung.rung(), ShadowOutcome.SKIPPED);
            return;
        }
        try {
            executor.execute(() -> compare(rung, play));
        } catch (RejectedExecutionException e) {
            places.release();
            listener.compared(rung.rung(), ShadowOutcome.SKIPPED);
        }
    }

    private void compare(LowerRung rung, ShadowedPlay play) {
        ShadowOutcome outcome = ShadowOutcome.FAILED;
        try {
            outcome = rung.ask(play);
        } finally {
            places.release();
            listener.compared(rung.rung(), outcome);
        }
    }
}
