package vrs.local.control;

import java.util.List;
import java.util.Optional;

/** What a running launcher does for the commands. Called by many threads; each call may block. */
public interface Commands {
    /** How all processes are. */
    List<StatusRow> status();

    /** Whether the cluster as a whole has come up. */
    Phase phase();

    /** Ends the processes of a target; they stay down. */
    Reply stop(String target);

    /** Starts the processes of a target and waits until they are ready. */
    Reply start(String target);

    /** Both. */
    Reply restart(String target);

    /** The same from another build, or when none is named from the one with which the cluster came up. */
    Reply restart(String target, Optional<Build> build);

    /** Breaks processes for a time: {@code <type> <target> <lease>}. The text says what, and how to heal it. */
    Reply fault(String order);

    /** The faults in force, one a line; nothing when all is sound. */
    Reply faults();

    /** Ends the fault of that number, or all when it is empty. */
    Reply heal(String id);

    /** Ends everything, the launcher last. The text is the number of processes that were running. */
    Reply down();

    /** Where a cluster is in its life. */
    enum Phase {
        STARTING,
        UP,
        ENDING
    }
}
