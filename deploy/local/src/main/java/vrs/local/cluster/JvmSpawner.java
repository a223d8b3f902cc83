package vrs.local.cluster;

import java.io.File;
import java.io.IOException;
import vrs.local.logs.LogFile;
import vrs.local.supervise.ChildPlan;
import vrs.local.supervise.Spawner;

/** Starts a process whose output goes straight into its log, so that it can outlive the launcher. */
public final class JvmSpawner implements Spawner {
    @Override
    public Process spawn(ChildPlan plan) throws IOException {
        new LogFile(plan.log()).rotate();
        return new ProcessBuilder(plan.command())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()))
                .start();
    }
}
