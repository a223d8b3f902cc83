package vrs.local.supervise;

import java.util.Collection;

/**
 * How many processes may start at one time. Once all have been ready, a start is beside others that serve: a whole AZ that
 * comes back must not take the processors from those that carry its load. Touched by the supervisor's thread only.
 */
final class BootTurns {
    private final SupervisorConfig.Boots first;
    private final SupervisorConfig.Boots beside;
    private SupervisorConfig.Boots now;
    private boolean allWereReady;

    BootTurns(SupervisorConfig.Boots first, SupervisorConfig.Boots beside) {
        this.first = first;
        this.beside = beside;
        this.now = first;
    }

    /** Whether one more may start; to be asked after each change. */
    boolean isOneFree(Collection<Child> children) {
        allWereReady |= children.stream().allMatch(Child::isReady);
        now = allWereReady && children.stream().anyMatch(Child::isReady) ? beside : first;
        return children.stream().filter(Child::isBooting).count() < now.max();
    }

    /** For how long one that starts now may hold up the next, in milliseconds. */
    long turnMs() {
        return now.turnMs();
    }
}
