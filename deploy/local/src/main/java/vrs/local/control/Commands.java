package vrs.local.control;

import java.util.List;

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

    /** Ends everything, the launcher last. The text is the number of processes that were running. */
    Reply down();

    /** Where a cluster is in its life. */
    enum Phase {
        STARTING,
        UP,
        ENDING
    }
}
