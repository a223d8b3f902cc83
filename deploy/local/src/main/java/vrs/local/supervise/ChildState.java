package vrs.local.supervise;

import java.util.concurrent.CompletableFuture;

/** Where a process is between start and end. */
sealed interface ChildState {
    /** Wanted, waits for its turn to start. */
    record Queued() implements ChildState {}

    /** Runs. */
    record Up(Process process, boolean ready, boolean booting, int misses) implements ChildState {
        Up nowReady() {
            return new Up(process, true, false, 0);
        }

        Up missed(int missesMax) {
            return new Up(process, ready && misses + 1 < missesMax, booting, misses + 1);
        }

        Up takesLong() {
            return new Up(process, ready, false, misses);
        }
    }

    /** Died; starts again after a pause. {@code turn} tells this pause from later ones. */
    record Pausing(long turn) implements ChildState {}

    /** Was told to end. */
    record Stopping(Process process, CompletableFuture<Void> ended) implements ChildState {}

    /** Ended because someone wanted it so, or never started. */
    record Stopped() implements ChildState {}

    /** The word for people and scripts. */
    default String word() {
        return switch (this) {
            case Queued q -> "starting";
            case Up up -> up.ready() ? "ready" : "starting";
            case Pausing p -> "restarting";
            case Stopping s -> "stopping";
            case Stopped s -> "stopped";
        };
    }
}
