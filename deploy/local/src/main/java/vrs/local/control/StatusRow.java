package vrs.local.control;

import java.util.OptionalInt;
import java.util.OptionalLong;
import vrs.local.supervise.ChildStatus;
import vrs.topology.Instance;

/**
 * What status says of one process.
 *
 * @param instance who it is
 * @param version what it runs
 * @param child how it is
 */
public record StatusRow(Instance instance, String version, ChildStatus child) {
    /** A process of which nobody keeps count: its launcher is gone. */
    public static StatusRow unkept(Instance instance, String version, OptionalLong pid, boolean ready) {
        String state = pid.isEmpty() ? "stopped" : ready ? "ready" : "starting";
        return new StatusRow(
                instance, version, new ChildStatus(instance.name(), pid, ready, 0, state, OptionalInt.empty()));
    }
}
