package vrs.local.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vrs.local.cluster.LauncherConfig;
import vrs.local.control.ControlClient;
import vrs.local.control.LauncherRecord;

/** Stops or starts some processes of a running cluster. */
@Command(description = "stops or starts a process, role, AZ or unit; what is stopped stays down")
final class TargetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TARGET", description = "a process, role, <az>, <az>/<role>, unit, <az>/<unit> or all")
    private String target;

    @Option(names = "--rolling", hidden = true)
    private boolean rolling;

    private final String verb;
    private final LauncherConfig config;
    private final Console console;

    TargetCommand(String verb, LauncherConfig config, Console console) {
        this.verb = verb;
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (rolling) {
            console.err()
                    .println("--rolling is for restart: what is stopped one by one is down in the end all the same");
            return Exit.USAGE;
        }
        Optional<LauncherRecord> launcher = LauncherRecord.alive(config.home().launcherFile());
        if (launcher.isEmpty()) {
            console.err().println("not running: ./vrs up starts it");
            return Exit.FAILED;
        }
        return Orders.told(new ControlClient(launcher.get()).order(verb, target), console);
    }
}
