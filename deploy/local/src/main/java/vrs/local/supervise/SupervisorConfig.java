package vrs.local.supervise;

import java.time.Duration;

/**
 * How processes are kept.
 *
 * @param first how they start before each of them has been ready, or when none is
 * @param beside how they start beside others that serve, which need the processors as well
 * @param probeStartingMs pause between two questions to a process that starts
 * @param probeReadyMs pause between two questions to a process that is ready
 * @param missesMax so many unanswered questions in a row make a ready process unready
 * @param patienceMs how long a process may take to end before it is killed
 * @param backOff the pauses between restarts
 */
public record SupervisorConfig(
        Boots first,
        Boots beside,
        long probeStartingMs,
        long probeReadyMs,
        int missesMax,
        long patienceMs,
        BackOffConfig backOff) {
    /**
     * @param max how many may start at one time; more would only slow each other down
     * @param turnMs a process that is not ready by then no longer holds up the next ones
     */
    public record Boots(int max, long turnMs) {
        public Boots {
            if (max < 1 || turnMs < 1) {
                throw new IllegalArgumentException("at most " + max + " may start at one time, for " + turnMs + " ms");
            }
        }
    }

    public SupervisorConfig {
        if (missesMax < 1) {
            throw new IllegalArgumentException("missesMax " + missesMax);
        }
        if (probeStartingMs < 1 || probeReadyMs < 1 || patienceMs < 1) {
            throw new IllegalArgumentException("a bound of the supervisor is under 1 ms");
        }
    }

    /**
     * For a machine of that many processors. A process that ends in good order answers on for 1.5 s, then finishes plays of up to 2 s:
     * on a busy machine that wants room. What starts beside others leaves them a processor.
     */
    public static SupervisorConfig forCores(int cores) {
        return new SupervisorConfig(
                new Boots(cores + 1, 30_000),
                new Boots(Math.max(1, cores - 1), 15_000),
                150,
                1_000,
                2,
                8_000,
                BackOffConfig.defaults());
    }

    /** The same, with more or less time for a process to end. */
    public SupervisorConfig withPatience(Duration patience) {
        return new SupervisorConfig(
                first, beside, probeStartingMs, probeReadyMs, missesMax, patience.toMillis(), backOff);
    }
}
