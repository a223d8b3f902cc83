package vrs.local.roll;

import java.util.List;
import java.util.Optional;

/**
 * What became of a rolling restart.
 *
 * @param replaced those that run anew, in their order
 * @param down those that somebody had stopped before: they stay so
 * @param halt why it went no further, empty when it reached its end
 * @param left those whose turn did not come, the one that it halted at not among them
 */
public record RollingReport(List<Replaced> replaced, List<String> down, Optional<Halt> halt, List<String> left) {
    /**
     * A process that runs anew.
     *
     * @param tookMs from the order to end until it was ready and had stayed so
     * @param version what it runs
     */
    public record Replaced(String process, long tookMs, String version) {}

    /** Where it went no further, and why. */
    public record Halt(String process, String reason) {}

    public RollingReport {
        replaced = List.copyOf(replaced);
        down = List.copyOf(down);
        left = List.copyOf(left);
    }
}
