package vrs.prove.stores.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for what is not told. */
public final class Waiting {
    private static final Duration STEP = Duration.ofMillis(20);

    private Waiting() {}

    /** Whether it came true in time. */
    public static boolean until(BooleanSupplier condition, Duration max) throws InterruptedException {
        for (long step = 0; step < max.dividedBy(STEP); step++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            let(STEP);
        }
        return condition.getAsBoolean();
    }

    /** Lets time go by: the length of a window is part of a measurement. */
    public static void let(Duration pass) throws InterruptedException {
        boolean ended = new CountDownLatch(1).await(pass.toNanos(), TimeUnit.NANOSECONDS);
        if (ended) {
            throw new IllegalStateException("nobody counts this down");
        }
    }
}
