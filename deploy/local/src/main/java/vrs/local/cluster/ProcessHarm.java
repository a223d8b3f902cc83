package vrs.local.cluster;

import java.util.List;
import vrs.faults.process.ProcessFault;

/**
 * A fault in force on some processes.
 *
 * @param fault what it is
 * @param names of the processes; none for what is of the machine
 */
record ProcessHarm(ProcessFault fault, List<String> names) {
    ProcessHarm {
        names = List.copyOf(names);
    }

    /** Both in words. */
    String text() {
        return fault.type() + " "
                + (names.isEmpty() ? "of this machine, which all AZs share" : String.join(", ", names));
    }
}
