package vrs.local.roll;

import java.io.IOException;
import java.util.List;
import vrs.local.control.Reply;
import vrs.local.control.StatusRow;

/** The running cluster, as far as a rolling restart looks at it. */
public interface Site {
    /** How all processes are. */
    List<StatusRow> status() throws IOException;

    /** Ends a process in good order, starts it anew and returns when it is ready, or will not be. */
    Reply restart(String process) throws IOException;
}
