package vrs.local.supervise;

import java.time.Duration;

/**
 * How processes are kept.
 *
 * @param bootingMax how many may start at one time; more would only slow each other down
 * @param bootBoundMs a process that is not ready by then no longer holds up the next ones
 * @param probeStartingMs pause between two questions to a process that starts
 * @param probeReadyMs pause between two questions to a process that is ready
 * @param missesMax so many unanswered questions in a row make a ready process unready
 * @param patienceMs how long a process may take to end before it is killed
 * @param backOff the pauses between restarts
 */
public record SupervisorConfig(
        int bootingMax,
        long bootBoundMs,
        long probeStartingMs,
        long probeReadyMs,
        int missesMax,
        long patienceMs,
        BackOffConfig backOff) {
    public SupervisorConfig {
        if (bootingMax < 1 || missesMax < 1) {
            throw new IllegalArgumentException("bootingMax " + bootingMax + ", missesMax " + missesMax);
        }
        if (bootBoundMs < 1 || probeStartingMs < 1 || probeReadyMs < 1 || patienceMs < 1) {
            throw new IllegalArgumentException("a bound of the supervisor is under 1 ms");
        }
    }

    /**
     * For a machine of that many processors. A process that ends in good order answers on for 1.5 s, then finishes plays of up to 2 s:
     * on a busy machine that wants room.
     */
    public static SupervisorConfig forCores(int cores) {
        return new SupervisorConfig(cores + 1, 30_000, 150, 1_000, 2, 8_000, BackOffConfig.defaults());
    }

    /** The same, with more or less time for a process to end. */
    public SupervisorConfig withPatience(Duration patience) {
        return new SupervisorConfig(
                bootingMax, bootBoundMs, probeStartingMs, probeReadyMs, missesMax, patience.toMillis(), backOff);
    }
}
