package vrs.process;

import java.time.Clock;
import java.time.Duration;

/** The wall clock of a process; one that is wrong on purpose when a fault wants to see what that does. */
public final class ProcessClock {
    /** How much more it shows than the right one, in ms; 0 when it is not given. */
    public static final String OFFSET_KEY = "vrs.clock.offset.ms";

    private static final long OFFSET_MS_MAX = Duration.ofHours(24).toMillis();

    private ProcessClock() {}

    /** @throws BadSetting when the offset is no number within a day */
    public static Clock of(Settings settings) {
        long offsetMs = settings.number(OFFSET_KEY, 0, -OFFSET_MS_MAX, OFFSET_MS_MAX);
        return offsetMs == 0 ? Clock.systemUTC() : Clock.offset(Clock.systemUTC(), Duration.ofMillis(offsetMs));
    }
}
