package vrs.gateway.choice;

import java.util.Optional;

/**
 * What traffic tells of one instance. A state is a value; its methods are the only moves there are. Times are monotonic
 * readings in nanoseconds.
 */
public sealed interface Trust {
    /** Before anything went wrong. */
    Trust INITIAL = new Trusted(0, 0, Optional.empty());

    /** After one more request on it. */
    Trust after(Sign sign, EjectionRule rule, long nowNanos, double jitter);

    /** Whether requests are kept from it. */
    boolean isEjected();

    /** Whether the next request may try it. */
    boolean isDue(EjectionRule rule, long nowNanos);

    /**
     * An earlier ejection.
     *
     * @param rounds how many there have been, each soon after the other
     * @param backNanos when the last one ended
     */
    record Past(int rounds, long backNanos) {}

    /**
     * It is asked like any other.
     *
     * @param faults failures in a row
     * @param timeouts time-outs in a row
     */
    record Trusted(int faults, int timeouts, Optional<Past> past) implements Trust {
        @Override
        public Trust after(Sign sign, EjectionRule rule, long nowNanos, double jitter) {
            return switch (sign) {
                case NONE -> this;
                case SOUND -> faults == 0 ? this : new Trusted(0, 0, past);
                case FAULT -> failed(0, rule, nowNanos, jitter);
                case TIMEOUT -> failed(timeouts + 1, rule, nowNanos, jitter);
            };
        }

        private Trust failed(int timeoutsNow, EjectionRule rule, long nowNanos, double jitter) {
            boolean out = faults + 1 >= rule.faultsMax() || timeoutsNow >= rule.timeoutsMax();
            return out
                    ? Ejected.begin(rounds(rule, nowNanos) + 1, rule, nowNanos, jitter)
                    : new Trusted(faults + 1, timeoutsNow, past);
        }

        private int rounds(EjectionRule rule, long nowNanos) {
            return past.filter(p -> elapsedMs(p.backNanos(), nowNanos) < rule.forgetMs())
                    .map(Past::rounds)
                    .orElse(0);
        }

        @Override
        public boolean isEjected() {
            return false;
        }

        @Override
        public boolean isDue(EjectionRule rule, long nowNanos) {
            return false;
        }
    }

    /**
     * It is left out, as far as its unit can do without it.
     *
     * @param lastsMs until one request may try it
     * @param rounds how many times by now, each soon after the other
     * @param sound good answers in a row since, where its unit could not do without it
     */
    record Ejected(long sinceNanos, long lastsMs, int rounds, int sound) implements Trust {
        static Ejected begin(int rounds, EjectionRule rule, long nowNanos, double jitter) {
            long variesMs = Math.round(rule.lastsMs(rounds) * rule.jitterPercent() / 100.0 * (2 * jitter - 1));
            return new Ejected(nowNanos, rule.lastsMs(rounds) + variesMs, rounds, 0);
        }

        @Override
        public Trust after(Sign sign, EjectionRule rule, long nowNanos, double jitter) {
            return switch (sign) {
                case NONE -> this;
                case FAULT, TIMEOUT -> sound == 0 ? this : new Ejected(sinceNanos, lastsMs, rounds, 0);
                // More than one: the last good answers from before the ejection come in during it.
                case SOUND ->
                    sound + 1 >= rule.soundMin()
                            ? back(rounds, nowNanos)
                            : new Ejected(sinceNanos, lastsMs, rounds, sound + 1);
            };
        }

        @Override
        public boolean isEjected() {
            return true;
        }

        @Override
        public boolean isDue(EjectionRule rule, long nowNanos) {
            return elapsedMs(sinceNanos, nowNanos) >= lastsMs;
        }
    }

    /** One request tries it; the others are still kept from it. */
    record Trial(long sinceNanos, int rounds) implements Trust {
        @Override
        public Trust after(Sign sign, EjectionRule rule, long nowNanos, double jitter) {
            return switch (sign) {
                case SOUND -> back(rounds, nowNanos);
                case FAULT, TIMEOUT -> Ejected.begin(rounds + 1, rule, nowNanos, jitter);
                // It told nothing, so the next request may try again.
                case NONE -> new Ejected(nowNanos, 0, rounds, 0);
            };
        }

        @Override
        public boolean isEjected() {
            return true;
        }

        /** A trial that never came to an end is lost; another one may be made. */
        @Override
        public boolean isDue(EjectionRule rule, long nowNanos) {
            return elapsedMs(sinceNanos, nowNanos) >= rule.trialMs();
        }
    }

    private static Trust back(int rounds, long nowNanos) {
        return new Trusted(0, 0, Optional.of(new Past(rounds, nowNanos)));
    }

    /** The state once one request was chosen to try it. */
    static Trust trial(Trust before, long nowNanos) {
        return switch (before) {
            case Trusted trusted -> trusted;
            case Ejected(long since, long lasts, int rounds, int sound) -> new Trial(nowNanos, rounds);
            // The one before was lost, which counts as failed.
            case Trial(long since, int rounds) -> new Trial(nowNanos, rounds + 1);
        };
    }

    private static long elapsedMs(long sinceNanos, long nowNanos) {
        return (nowNanos - sinceNanos) / 1_000_000;
    }
}
