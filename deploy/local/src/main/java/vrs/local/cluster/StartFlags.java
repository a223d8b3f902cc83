package vrs.local.cluster;

import java.io.IOException;
import java.util.List;
import vrs.local.plan.Program;

/** What the JVM of a process is told about its start cache. */
@FunctionalInterface
interface StartFlags {
    /** The flags of that process, none when it has no cache. */
    List<String> of(String process, Program program) throws IOException;
}
