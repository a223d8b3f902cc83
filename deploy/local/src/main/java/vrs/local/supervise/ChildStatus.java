package vrs.local.supervise;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of one process.
 *
 * @param name which
 * @param pid its number while it runs
 * @param ready whether it said so
 * @param restarts how often it died and was started again
 * @param state starting, ready, restarting, stopping or stopped
 * @param lastExit the exit status of its last death
 */
public record ChildStatus(
        String name, OptionalLong pid, boolean ready, int restarts, String state, OptionalInt lastExit) {}
