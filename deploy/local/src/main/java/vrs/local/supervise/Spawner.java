package vrs.local.supervise;

import java.io.IOException;

/** Starts a process of the operating system. */
@FunctionalInterface
public interface Spawner {
    /** @throws IOException when the system refuses */
    Process spawn(ChildPlan plan) throws IOException;
}
