package vrs.local.supervise;

import java.util.concurrent.CompletableFuture;

/** Asks a process whether it is ready. */
@FunctionalInterface
public interface ReadinessProbe {
    /** Never fails: no answer within its own bound is a no. */
    CompletableFuture<Boolean> isReady(ChildPlan plan);
}
